package ir.gsb.connector;

import ir.gsb.message.Code;
import ir.gsb.message.Concluded;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.message.Outcome;
import ir.gsb.message.Payload;
import ir.gsb.message.Protocol;
import ir.gsb.message.Reached;
import ir.gsb.message.Received;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Rendered;
import ir.gsb.message.Reply;
import ir.gsb.message.Timeline;
import ir.gsb.message.Verified;
import ir.gsb.security.ReplySigner;
import ir.gsb.security.SoapRequestEnvelope;
import ir.gsb.security.Verifier;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.w3c.dom.Element;

/**
 * Answers the hub for the agency's own services. Guarantees that a service gets nothing but what a certificate of the hub
 * signed, for this connector, in its time and not seen before; and that whatever leaves, errors too, is signed as the
 * answer to that very request.
 */
final class ProviderSide implements Door.Side {

    private final Verifier verifier;
    private final Replays replays;
    private final Services services;
    private final ReplySigner signer;
    private final String authority;
    private final Clock clock;
    private final RandomGenerator random;

    /** @param authority under which the hub asks; what was signed for another is refused */
    ProviderSide(
            Verifier verifier,
            Replays replays,
            Services services,
            ReplySigner signer,
            String authority,
            Clock clock,
            RandomGenerator random) {
        this.verifier = verifier;
        this.replays = replays;
        this.services = services;
        this.signer = signer;
        this.authority = authority;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Told answer(Asked asked) {
        Received received = received(asked);
        Reached reached = received;
        try {
            Services.Service service = services.at(asked.path())
                    .orElseThrow(() -> RefusedException.of(
                            Code.UNKNOWN_INQUIRY, "No service of this provider is configured at this path."));
            Verified verified = verifier.verify(received);
            replays.admit(verified.verification());
            reached = verified;
            return signed(reached, services.ask(service, verified));
        } catch (RefusedException refused) {
            return signed(reached, Trouble.of(refused.refusal()));
        }
    }

    @Override
    public Told refuse(Asked asked, Trouble why) {
        return signed(received(asked), why);
    }

    @Override
    public String named(Asked asked) {
        return services.at(asked.path()).map(Services.Service::path).orElse("-");
    }

    private Received received(Asked asked) {
        return new Received(
                ExchangeId.at(clock.instant(), random),
                clock.instant(),
                protocol(asked),
                asked.method(),
                authority,
                asked.path(),
                asked.query(),
                Optional.empty(),
                asked.headers(),
                asked.body(),
                asked.body().length,
                asked.source(),
                Optional.empty(),
                new Timeline());
    }

    private Protocol protocol(Asked asked) {
        boolean soap =
                services.at(asked.path()).filter(Services.Service::isSoap).isPresent();
        return soap ? asked.soapVersion() : Protocol.REST;
    }

    private Told signed(Reached reached, Services.Answer answer) {
        return switch (answer) {
            case Services.Answer.Plain(Told told) ->
                signed(reached, told.status(), told.headers(), new Payload.Bytes(told.body()));
            case Services.Answer.Envelope(int status, Element content) -> signedEnvelope(reached, status, content);
            case Services.Answer.None(Trouble why) -> signed(reached, why);
        };
    }

    private Told signed(Reached reached, Trouble why) {
        Protocol protocol = reached.received().protocol();
        if (protocol.isSoap()) {
            int status = why.status() == 503 ? 503 : Problem.faultStatus(protocol, why);
            return signedEnvelope(reached, status, Problem.faultElement(protocol, why));
        }
        Told problem = Problem.json(why);
        return signed(reached, problem.status(), problem.headers(), new Payload.Bytes(problem.body()));
    }

    private Told signedEnvelope(Reached reached, int status, Element content) {
        Protocol protocol = reached.received().protocol();
        ExchangeHeader header = reached.verified()
                .map(Verified::header)
                .orElseGet(() ->
                        new ExchangeHeader(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        Element envelope = SoapRequestEnvelope.of(protocol, authority, header, content);
        var headers = new Headers(List.of(new Headers.Header("content-type", PlainEnvelope.contentType(protocol))));
        return signed(reached, status, headers, new Payload.Xml(envelope));
    }

    private Told signed(Reached reached, int status, Headers headers, Payload payload) {
        var concluded = new Concluded(reached, new Outcome.Shown(status, new byte[0]));
        Reply reply = signer.sign(new Rendered(concluded, status, headers, payload));
        return new Told(reply.status(), reply.headers(), reply.body());
    }
}

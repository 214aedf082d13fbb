package ir.gsb.connector;

import ir.gsb.message.Code;
import ir.gsb.message.Headers;
import ir.gsb.message.RefusedException;
import ir.gsb.security.ResponseNotTrustedException;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.SignedRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Asks the hub over REST: adds what the wire contract wants of a client, and takes off what it does to answers. */
final class RestSide {

    static final String MESSAGE_ID = "gsb-message-id";
    static final String EXCHANGE_ID = "gsb-exchange-id";

    /** What of a request goes on to the hub. */
    private static final Set<String> TAKEN_OVER = Set.of(
            "content-type", MESSAGE_ID, "gsb-agreement", "gsb-user", "gsb-tracking-code", "prefer", "traceparent");

    /** What of an answer goes back. */
    static final Set<String> HANDED_BACK = Set.of(
            "content-type",
            EXCHANGE_ID,
            "gsb-replayed",
            "location",
            "retry-after",
            "allow",
            "ratelimit",
            "ratelimit-policy",
            "deprecation",
            "sunset",
            "link");

    private final Outgoing outgoing;
    private final URI hub;
    private final RestRequestSigner signer;
    private final HubTrust trust;

    RestSide(Outgoing outgoing, URI hub, RestRequestSigner signer, HubTrust trust) {
        this.outgoing = outgoing;
        this.hub = hub;
        this.signer = signer;
        this.trust = trust;
    }

    Told ask(Asked asked) {
        SignedRequest signed = sign(asked);
        return switch (outgoing.send(signed.method(), signed.target(), signed.headers(), signed.body())) {
            case Told told -> believed(signed, told);
            case Sent.NotSent(String why) -> withMessageId(Problem.json(Trouble.hubAway(why)), signed.headers());
            case Sent.Lost lost -> withMessageId(Problem.json(Trouble.lost(lost)), signed.headers());
        };
    }

    private SignedRequest sign(Asked asked) {
        try {
            return signer.sign(asked.method(), hub.resolve(asked.target()), toHub(asked), asked.body());
        } catch (IllegalArgumentException unfit) {
            throw RefusedException.of(
                    Code.MALFORMED_MESSAGE,
                    "A header or the target holds characters that cannot be signed: send printable ASCII only.");
        }
    }

    private static Headers toHub(Asked asked) {
        List<Headers.Header> taken = new ArrayList<>(8);
        if (!asked.isGet()) {
            asked.headers().all().stream()
                    .filter(header -> TAKEN_OVER.contains(header.name()))
                    .forEach(taken::add);
            addIfMissing(taken, "content-type", "application/json");
            addIfMissing(taken, MESSAGE_ID, UUID.randomUUID().toString());
        }
        return new Headers(taken);
    }

    private static void addIfMissing(List<Headers.Header> headers, String name, String value) {
        if (headers.stream().noneMatch(header -> header.name().equals(name))) {
            headers.add(new Headers.Header(name, value));
        }
    }

    private Told believed(SignedRequest signed, Told told) {
        try {
            trust.require(signed, told);
        } catch (ResponseNotTrustedException not) {
            Told problem = Problem.json(Trouble.notTrusted(String.valueOf(not.getMessage())));
            return withMessageId(problem, signed.headers());
        }
        Told plain = new Told(told.status(), handedBack(told.headers()), told.body());
        return withMessageId(plain, signed.headers());
    }

    static Headers handedBack(Headers of) {
        return new Headers(of.all().stream()
                .filter(header -> HANDED_BACK.contains(header.name()))
                .toList());
    }

    /** With the id that was made for it, the back-end can ask again. */
    private static Told withMessageId(Told told, Headers request) {
        return request.first(MESSAGE_ID)
                .map(id -> new Told(told.status(), told.headers().with(MESSAGE_ID, id), told.body()))
                .orElse(told);
    }
}

package ir.gsb.security;

import ir.gsb.message.Headers;
import ir.gsb.message.Payload;
import ir.gsb.message.Received;
import ir.gsb.message.Rendered;
import ir.gsb.message.Reply;
import ir.gsb.message.Step;
import java.security.SignatureException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Signs what the hub answers, errors too, and binds it to the request that it answers. */
public final class ReplySigner {

    static final String TAG = "gsb-response";

    private static final byte[] NOTHING = {};

    private final SigningKey key;
    private final Clock clock;
    private final Function<Rendered, Reply> soap;

    public ReplySigner(SigningKey key, Clock clock, Function<Rendered, Reply> soap) {
        this.key = key;
        this.clock = clock;
        this.soap = soap;
    }

    /** @throws IllegalStateException if the answer lacks a header that the wire contract has signed */
    public Reply sign(Rendered rendered) {
        Reply reply = switch (rendered.payload()) {
            case Payload.Json(byte[] bytes) -> rest(rendered, bytes);
            case Payload.Bytes(byte[] bytes) -> rest(rendered, bytes);
            case Payload.None() -> rest(rendered, NOTHING);
            case Payload.Xml xml -> soap.apply(rendered);
        };
        rendered.concluded().received().timeline().reached(Step.SIGNED);
        return reply;
    }

    private Reply rest(Rendered rendered, byte[] body) {
        List<Headers.Header> all = new ArrayList<>(rendered.headers().all().size() + 3);
        all.addAll(rendered.headers().all());
        all.add(new Headers.Header("content-digest", ContentDigest.of(body)));
        SignatureFields.Written written = signed(rendered, new Headers(all));
        all.add(new Headers.Header("signature-input", written.input()));
        all.add(new Headers.Header("signature", written.signature()));
        return new Reply(rendered.concluded(), rendered.status(), new Headers(all), body);
    }

    private SignatureFields.Written signed(Rendered rendered, Headers headers) {
        Received received = rendered.concluded().received();
        try {
            if (SignatureFields.bindable(received.headers().values("signature"))) {
                var request = SignedMessage.Request.of(received);
                return signed(new SignedMessage.Response(rendered.status(), headers, Optional.of(request)));
            }
        } catch (SignatureException e) {
            // what the request claims to have signed cannot stand in a signature base: the answer stands alone
        }
        try {
            return signed(new SignedMessage.Response(rendered.status(), headers, Optional.empty()));
        } catch (SignatureException e) {
            throw new IllegalStateException("the answer cannot be signed: " + e.getMessage(), e);
        }
    }

    private SignatureFields.Written signed(SignedMessage.Response response) throws SignatureException {
        List<Component> components = ResponseCoverage.of(response);
        String parameters = SignatureFields.parameters(components)
                + ";created=" + clock.instant().getEpochSecond()
                + ";keyid=\"" + key.thumbprint()
                + "\";alg=\"" + key.algorithm().wire()
                + "\";tag=\"" + TAG + '"';
        String base = SignatureBase.of(response, components, parameters);
        return SignatureFields.write(parameters, key.sign(SignatureBase.bytes(base)));
    }
}

package ir.gsb.security;

import static ir.gsb.security.SoapNames.DS;

import ir.gsb.canonical.Xml;
import ir.gsb.message.Payload;
import ir.gsb.message.Reached;
import ir.gsb.message.Received;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Rendered;
import ir.gsb.message.Reply;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.w3c.dom.NodeList;

/**
 * Signs what the hub answers over SOAP, faults too: Body, Timestamp, {@code gsb:exchange} and the SignatureConfirmation
 * (WS-Security 1.1 §8.5) that binds the answer to its request.
 */
public final class SoapReplySigner {

    private static final int MAX_SIGNATURE = 1024;

    private final WssSigner signer;

    /** @param key P-256, P-384 or RSA */
    public SoapReplySigner(SigningKey key, Clock clock) {
        this.signer = new WssSigner(key, clock);
    }

    /** Signs an envelope; a signature that a stored one has already is replaced. */
    public Reply sign(Rendered rendered) {
        if (!(rendered.payload() instanceof Payload.Xml envelope)) {
            throw new IllegalArgumentException("a SOAP answer is an envelope");
        }
        var confirmation =
                new WssSigner.Confirmation(requestSignature(rendered.concluded().reached()));
        WssSigner.Signed signed = signer.sign(envelope.element(), Optional.of(confirmation));
        return new Reply(rendered.concluded(), rendered.status(), rendered.headers(), signed.bytes());
    }

    private static Optional<byte[]> requestSignature(Reached reached) {
        return reached.verified()
                .map(verified -> verified.verification().signatureValue())
                .or(() -> claimedSignature(reached.received()));
    }

    /** What a request that was refused has as its signature, true or not: the answer says to which it belongs. */
    private static Optional<byte[]> claimedSignature(Received received) {
        if (received.body().length < received.bodySize()) {
            return Optional.empty();
        }
        try {
            NodeList values = Xml.parse(received.body()).getElementsByTagNameNS(DS, "SignatureValue");
            if (values.getLength() != 1) {
                return Optional.empty();
            }
            byte[] value = Base64.getMimeDecoder().decode(values.item(0).getTextContent());
            return Optional.of(value).filter(v -> v.length > 0 && v.length <= MAX_SIGNATURE);
        } catch (RefusedException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}

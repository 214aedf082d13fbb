package ir.gsb.security;

import static ir.gsb.security.SoapNames.EXCHANGE;

import java.time.Clock;
import java.util.Optional;
import org.w3c.dom.Element;

/** Signs a SOAP request as its sender: Body, Timestamp and {@code gsb:exchange}, for 300 seconds. */
public final class SoapRequestSigner {

    /**
     * A request ready to be sent.
     *
     * @param signatureValue what the answer's SignatureConfirmation must repeat
     * @param messageId what the answer's {@code gsb:exchange} must repeat
     */
    public record SignedEnvelope(byte[] body, byte[] signatureValue, String messageId) {}

    private final WssSigner signer;

    /** @param key P-256, P-384 or RSA */
    public SoapRequestSigner(SigningKey key, Clock clock) {
        this.signer = new WssSigner(key, clock);
    }

    /** @param envelope the root of its document; it is changed */
    public SignedEnvelope sign(Element envelope) {
        String messageId = messageId(envelope);
        WssSigner.Signed signed = signer.sign(envelope, Optional.empty());
        return new SignedEnvelope(signed.bytes(), signed.signatureValue(), messageId);
    }

    private static String messageId(Element envelope) {
        return SoapElements.children(envelope).stream()
                .findFirst()
                .flatMap(header -> SoapElements.child(header, EXCHANGE, "exchange"))
                .flatMap(SoapElements::messageId)
                .orElseThrow(() -> new IllegalArgumentException("a request has a gsb:exchange with a messageId"));
    }
}

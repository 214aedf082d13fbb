package ir.gsb.security;

import ir.gsb.canonical.Xml;
import ir.gsb.message.Protocol;
import ir.gsb.message.RefusedException;
import java.security.InvalidKeyException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Verifies the answer to a signed SOAP request, as the one who asked: that one of the trusted certificates signed Body,
 * Timestamp, {@code gsb:exchange} and the confirmation of the very request, just now.
 */
public final class SoapResponseVerifier {

    /**
     * An answer that is to be believed.
     *
     * @param content the one child of the Body: the response, or a Fault
     * @param exchange the block {@code gsb:exchange}
     */
    public record TrustedResponse(Element content, Element exchange) {}

    private final Map<String, X509Certificate> trusted;
    private final Clock clock;
    private final WssEngine engine = new WssEngine();

    public SoapResponseVerifier(Collection<X509Certificate> trusted, Clock clock) {
        this.trusted = trusted.stream().collect(Collectors.toUnmodifiableMap(Thumbprint::of, Function.identity()));
        this.clock = clock;
    }

    /**
     * Verifies an answer.
     *
     * @param request what was sent
     * @throws ResponseNotTrustedException if anything of it does not hold
     */
    public TrustedResponse verify(byte[] body, Protocol protocol, SoapRequestSigner.SignedEnvelope request)
            throws ResponseNotTrustedException {
        try {
            SoapEnvelope envelope = SoapEnvelope.of(Xml.parse(body), protocol);
            verify(envelope, request);
            return new TrustedResponse(envelope.content(), envelope.exchange());
        } catch (RefusedException e) {
            throw new ResponseNotTrustedException(e.refusal().detail());
        }
    }

    private void verify(SoapEnvelope envelope, SoapRequestSigner.SignedEnvelope request)
            throws ResponseNotTrustedException {
        @Nullable X509Certificate signer = trusted.get(SoapToken.thumbprint(envelope.token()));
        if (signer == null) {
            throw new ResponseNotTrustedException("The answer is not signed by a certificate that is trusted for it.");
        }
        SoapTimestamp.of(envelope.timestamp()).require(clock.instant());
        SoapSignature signature = SoapSignature.of(envelope);
        requireKey(signature, signer);
        signature.requireCovered(envelope.body(), "the Body");
        signature.requireCovered(envelope.timestamp(), "the Timestamp");
        signature.requireCovered(envelope.exchange(), "gsb:exchange");
        Element confirmation = envelope.confirmation()
                .orElseThrow(() -> new ResponseNotTrustedException("The answer has no SignatureConfirmation."));
        signature.requireCovered(confirmation, "the SignatureConfirmation");
        engine.verify(envelope, signature, signer);
        if (!confirmation.getAttribute("Value").equals(Base64.getEncoder().encodeToString(request.signatureValue()))
                || !SoapElements.messageId(envelope.exchange())
                        .filter(request.messageId()::equals)
                        .isPresent()) {
            throw new ResponseNotTrustedException("The answer is the one to another request.");
        }
    }

    private static void requireKey(SoapSignature signature, X509Certificate signer) throws ResponseNotTrustedException {
        try {
            if (signature.algorithm().isFor(KeyType.of(signer.getPublicKey()))) {
                return;
            }
        } catch (InvalidKeyException _) {
            throw new ResponseNotTrustedException("The key that signed the answer is too weak or of another kind.");
        }
        throw new ResponseNotTrustedException("The SignatureMethod of the answer does not fit its key.");
    }
}

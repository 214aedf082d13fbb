package ir.gsb.security;

import ir.gsb.canonical.Xml;
import ir.gsb.message.Headers;
import ir.gsb.message.Party;
import ir.gsb.message.Received;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Verified.Verification;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * Verifies once more the signatures of an exchange that is over, by the same rules, as of the moments that were recorded.
 * Guarantees that the two given certificates' keys signed this request and this answer to it; whose the certificates are,
 * and whether they were revoked, is for others.
 */
public final class PastSignatures {

    private final X509Certificate client;
    private final X509Certificate hub;

    public PastSignatures(X509Certificate client, X509Certificate hub) {
        this.client = client;
        this.hub = hub;
    }

    /**
     * Verifies a request as the hub did.
     *
     * @param party who the certificate is said to be of
     * @throws RefusedException if the hub would refuse it
     */
    public Verification request(Received received, Party party) {
        Clock then = Clock.fixed(received.at(), ZoneOffset.UTC);
        Registry registry = knowing(party);
        return received.protocol().isSoap()
                ? new SoapVerifier(() -> registry, then, Set.of(addressee(received))).verify(received)
                : new RestVerifier(() -> registry, then).verify(received);
    }

    /**
     * Verifies the head of a batch: that its client signed a batch of that digest, whatever its lines are.
     *
     * @param party who the certificate is said to be of
     * @throws RefusedException if the hub would refuse it
     */
    public void batch(Received received, Party party) {
        Registry registry = knowing(party);
        new RestVerifier(() -> registry, Clock.fixed(received.at(), ZoneOffset.UTC)).verifyHead(received);
    }

    private Registry knowing(Party party) {
        var registered = new RegisteredCertificate(party, Thumbprint.of(client), client, false);
        return new Registry(List.of(), List.of(), List.of(registered), List.of(), List.of());
    }

    /** To which hub it was sent is in the message itself, and signed. */
    private static String addressee(Received received) {
        SoapEnvelope envelope = SoapEnvelope.of(Xml.parse(received.body()), received.protocol());
        return SoapExchange.of(envelope.exchange()).to();
    }

    /**
     * Verifies the hub's answer as the client does.
     *
     * @param verified what {@link #request} found
     * @param at when the hub signed it, to the accuracy of the wire contract
     * @throws ResponseNotTrustedException if the client would not believe it
     */
    public void answer(Received received, Verification verified, int status, Headers headers, byte[] body, Instant at)
            throws ResponseNotTrustedException {
        if (!received.protocol().isSoap()) {
            RestResponseVerifier.ofHub(hub).verify(SignedMessage.Request.of(received), status, headers, body);
            return;
        }
        String messageId = verified.header()
                .messageId()
                .orElseThrow(() -> new ResponseNotTrustedException("The request has no message id to be repeated."));
        var asked = new SoapRequestSigner.SignedEnvelope(received.body(), verified.signatureValue(), messageId);
        new SoapResponseVerifier(Set.of(hub), Clock.fixed(at, ZoneOffset.UTC)).verify(body, received.protocol(), asked);
    }
}

package ir.gsb.security;

import static ir.gsb.security.SoapElements.malformed;

import ir.gsb.canonical.Xml;
import ir.gsb.message.Code;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Payload;
import ir.gsb.message.Received;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Verified.Verification;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Verifies a signed SOAP request (WS-Security 1.1, X.509 token profile).
 *
 * <p>What it lets pass was signed, as it stands, by the key of a registered certificate that is neither expired nor
 * revoked: Body, Timestamp and {@code gsb:exchange} of this envelope, for this hub, now. It does not know whether the
 * message was used before, nor whether its sender may ask this.
 */
public final class SoapVerifier {

    private final CertificateCheck certificates;
    private final Clock clock;
    private final Set<String> authorities;
    private final boolean ofInquiries;
    private final WssEngine engine = new WssEngine();

    /** Asks no authority of a certificate but the registry. */
    public SoapVerifier(Registry.Source registry, Clock clock, Set<String> authorities) {
        this(registry, CertificateStatus.REGISTRY_ALONE, clock, authorities, true);
    }

    /** @param authorities the hub's public authorities, lower case */
    public SoapVerifier(Registry.Source registry, CertificateStatus status, Clock clock, Set<String> authorities) {
        this(registry, status, clock, authorities, true);
    }

    private SoapVerifier(
            Registry.Source registry,
            CertificateStatus status,
            Clock clock,
            Set<String> authorities,
            boolean ofInquiries) {
        this.ofInquiries = ofInquiries;
        this.certificates = new CertificateCheck(registry, status);
        this.clock = clock;
        this.authorities = Set.copyOf(authorities);
    }

    /**
     * For a provider, whom the hub asks in its own XML: which of its operations is meant stands in the signed Body, and
     * the SOAP action, which nobody signs, is not looked at.
     *
     * @param registry knows the certificates that the hub signs with
     * @param authority the provider's own, to which messages must be addressed
     */
    public static SoapVerifier ofProvider(Registry.Source registry, Clock clock, String authority) {
        return new SoapVerifier(registry, CertificateStatus.REGISTRY_ALONE, clock, Set.of(authority), false);
    }

    /** @throws RefusedException with the code of the first check that fails, in the wire contract's order */
    public Verification verify(Received received) {
        Instant now = clock.instant();
        SoapEnvelope envelope = SoapEnvelope.of(Xml.parse(received.body()), received.protocol());
        SoapExchange exchange = SoapExchange.of(envelope.exchange());
        requireThisHub(exchange);
        if (ofInquiries) {
            requireOneInquiry(received, envelope.content());
        }
        Lifetime lifetime = SoapTimestamp.of(envelope.timestamp());
        RegisteredCertificate certificate =
                certificates.check(SoapToken.thumbprint(envelope.token()), received.tlsClient(), now);
        lifetime.require(now);
        SoapSignature signature = SoapSignature.of(envelope);
        KeyType key = agreedKey(signature, certificate);
        signature.requireCovered(envelope.body(), "the Body");
        signature.requireCovered(envelope.timestamp(), "the Timestamp");
        signature.requireCovered(envelope.exchange(), "gsb:exchange");
        engine.verify(envelope, signature, certificate.certificate());
        return new Verification(
                certificate.party(),
                certificate.thumbprint(),
                certificate.der(),
                signature.algorithm().wire(key),
                lifetime.created(),
                lifetime.expires(),
                SignatureAlgorithm.preferredFor(key).signatureKey(certificate.thumbprint(), signature.value()),
                signature.value(),
                SoapContent.hash(envelope),
                exchange.header(),
                new Payload.Xml(envelope.content()));
    }

    private void requireThisHub(SoapExchange exchange) {
        if (!authorities.contains(exchange.to())) {
            throw malformed(
                    "The message is addressed to another hub; put this hub's authority into to of gsb:exchange.");
        }
    }

    private static void requireOneInquiry(Received received, Element content) {
        InquiryType inquiry = received.inquiry()
                .orElseThrow(() -> RefusedException.of(
                        Code.UNKNOWN_INQUIRY, "The path names no inquiry; GET /inquiries lists all."));
        String action = inquiry.action();
        if (!SoapAction.of(received.headers(), received.protocol()).equals(action)) {
            throw malformed("The SOAP action is not that of the inquiry in the path; it must be " + action + ".");
        }
        if (!action.equals(content.getNamespaceURI() + "/" + content.getLocalName())) {
            throw malformed("The Body does not hold the request of the inquiry in the path.");
        }
    }

    private KeyType agreedKey(SoapSignature signature, RegisteredCertificate certificate) {
        try {
            KeyType key = certificates.key(certificate).type();
            if (signature.algorithm().isFor(key)) {
                return key;
            }
        } catch (InvalidKeyException _) {
            throw SoapSignature.invalid(
                    "The certificate's key is not accepted; use P-256, P-384, or RSA of 2048 bits.");
        }
        throw SoapSignature.invalid(
                "The SignatureMethod does not fit the certificate's key; use the one for this key.");
    }
}

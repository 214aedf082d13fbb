package ir.gsb.security;

import ir.gsb.canonical.Xml;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import ir.gsb.message.Protocol;
import ir.gsb.message.Received;
import ir.gsb.message.Timeline;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.w3c.dom.Element;

/** A hub and parties with keys, a clock that stands, and a registry made by hand. */
final class SoapParties {

    static final Instant NOW = Instant.parse("2026-03-21T08:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String HUB = "hub.example";
    static final InquiryType TYPE = new InquiryType("person-identity", 1);
    static final String MESSAGE_ID = "0d6b3cc2-6c11-4d6e-8d3a-000000000001";

    static final SigningKey HUB_KEY = key("hub", ec("secp256r1"));
    static final SigningKey TAX = key("tax", ec("secp256r1"));
    static final SigningKey TAX_P384 = key("tax-384", ec("secp384r1"));
    static final SigningKey PERMITS = key("permits", rsa(2048));
    static final SigningKey STRANGER = key("stranger", ec("secp256r1"));
    static final SigningKey REVOKED = key("revoked", ec("secp256r1"));
    static final SigningKey EXPIRED = key("expired", ec("secp256r1"), NOW.minusSeconds(10), NOW.minusSeconds(1));

    static final Registry REGISTRY = new Registry(
            List.of(),
            List.of(),
            List.of(
                    registered("tax/portal", TAX, false),
                    registered("tax/back-office", TAX_P384, false),
                    registered("municipality/permits", PERMITS, false),
                    registered("tax/portal", REVOKED, true),
                    registered("tax/portal", EXPIRED, false)),
            List.of(),
            List.of());

    static {
        EcdsaProvider.install();
    }

    private SoapParties() {}

    static SoapVerifier verifier() {
        return new SoapVerifier(() -> REGISTRY, CLOCK, Set.of(HUB));
    }

    static Element content() {
        return Xml.parse("""
            <PersonIdentityRequest xmlns="urn:gsb:person-identity:v1"><nationalId>0001234560</nationalId>\
            <birthDate>1990-01-01</birthDate></PersonIdentityRequest>\
            """.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
    }

    static ExchangeHeader header() {
        return new ExchangeHeader(
                Optional.of(MESSAGE_ID), Optional.of("tax-persons"), Optional.of("clerk-7"), Optional.empty());
    }

    static Element envelope(Protocol protocol) {
        return SoapRequestEnvelope.of(protocol, HUB, header(), content());
    }

    static SoapRequestSigner.SignedEnvelope signed(Protocol protocol, SigningKey key) {
        return new SoapRequestSigner(key, CLOCK).sign(envelope(protocol));
    }

    static Received received(Protocol protocol, byte[] body) {
        return received(protocol, body, headers(protocol, TYPE.action()), Optional.empty());
    }

    static Headers headers(Protocol protocol, String action) {
        return new Headers(
                protocol == Protocol.SOAP_1_1
                        ? List.of(
                                new Headers.Header("Content-Type", "text/xml; charset=utf-8"),
                                new Headers.Header("SOAPAction", '"' + action + '"'))
                        : List.of(new Headers.Header(
                                "Content-Type", "application/soap+xml; charset=utf-8; action=\"" + action + '"')));
    }

    static Received received(Protocol protocol, byte[] body, Headers headers, Optional<X509Certificate> tlsClient) {
        return new Received(
                ExchangeId.parse("0197f000-0000-7000-8000-000000000001"),
                NOW,
                protocol,
                "POST",
                HUB,
                "/soap/person-identity/v1",
                Optional.empty(),
                Optional.of(TYPE),
                headers,
                body,
                body.length,
                "192.0.2.1",
                tlsClient,
                new Timeline());
    }

    static KeyPair ec(String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair rsa(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SigningKey key(String name, KeyPair pair) {
        return key(name, pair, NOW.minusSeconds(86_400), NOW.plusSeconds(86_400));
    }

    private static SigningKey key(String name, KeyPair pair, Instant from, Instant until) {
        try {
            return SigningKey.of(pair.getPrivate(), certificate(name, pair, from, until));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static X509Certificate certificate(String name, KeyPair pair, Instant from, Instant until) {
        try {
            var subject = new X500Principal("CN=" + name);
            var builder = new JcaX509v3CertificateBuilder(
                    subject, BigInteger.ONE, Date.from(from), Date.from(until), subject, pair.getPublic());
            String algorithm = pair.getPublic().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate())));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RegisteredCertificate registered(String party, SigningKey key, boolean revoked) {
        return new RegisteredCertificate(Party.parse(party), key.thumbprint(), key.certificate(), revoked);
    }
}

package ir.gsb.security;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ir.gsb.message.Party;
import ir.gsb.registry.RegisteredCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** An authority outside with an OCSP responder and a CRL, over real HTTP, which does right until a test says otherwise. */
public final class OutsideAuthority implements AutoCloseable {

    /** What its responder does. */
    public enum Does {
        RIGHT,
        FAIL,
        REDIRECT,
        SIGN_WITH_ANOTHER_KEY,
        ANSWER_FOR_ANOTHER_SERIAL,
        DELEGATE,
        DELEGATE_WITHOUT_PURPOSE,
        DELEGATE_TO_A_STRANGER,
        SEND_TOO_MUCH,
        NOT_KNOW
    }

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicInteger COUNT = new AtomicInteger();

    public final AtomicInteger asked = new AtomicInteger();
    public volatile Does responder = Does.RIGHT;
    public volatile Does listed = Does.RIGHT;
    public volatile int number = 7;
    public volatile boolean delta;
    public volatile Duration validity = Duration.ofHours(1);
    public volatile Optional<CountDownLatch> slow = Optional.empty();

    private final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final Clock clock;
    private final KeyPair pair;
    private final X509Certificate certificate;

    /** A root of its own. */
    public OutsideAuthority(Clock clock) {
        this(clock, Optional.empty());
    }

    /** One that another authority vouches for. */
    OutsideAuthority(Clock clock, Optional<OutsideAuthority> above) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/ocsp", this::ocsp);
            server.createContext("/crl", this::crl);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            pair = SampleAuthority.pair(KeyType.EC_P256, RANDOM);
            var name = new X500Name("CN=Outside " + COUNT.incrementAndGet() + ",O=Elsewhere");
            certificate = above.isPresent()
                    ? above.get().issued(name, pair, true, true)
                    : issued(name, name, pair, pair.getPrivate(), true, false);
        } catch (IOException | GeneralSecurityException | OperatorCreationException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    /** A new key, whose certificate names the responder and the list. */
    public SigningKey issue(String name) {
        return issue(name, true);
    }

    SigningKey issue(String name, boolean addresses) {
        try {
            KeyPair own = SampleAuthority.pair(KeyType.EC_P256, RANDOM);
            return SigningKey.of(own.getPrivate(), issued(new X500Name("CN=" + name), own, false, addresses));
        } catch (IOException | GeneralSecurityException | OperatorCreationException failed) {
            throw new IllegalStateException(failed);
        }
    }

    RegisteredCertificate registered(String name) {
        SigningKey key = issue(name);
        return new RegisteredCertificate(Party.parse("tax/portal"), key.thumbprint(), key.certificate(), false);
    }

    public void revoke(X509Certificate one) {
        revoked.put(one.getSerialNumber(), clock.instant().minusSeconds(1));
    }

    void resume(X509Certificate one) {
        revoked.remove(one.getSerialNumber());
    }

    private X509Certificate issued(X500Name subject, KeyPair own, boolean authority, boolean addresses)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        var issuer = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return issued(issuer, subject, own, pair.getPrivate(), authority, addresses);
    }

    private X509Certificate issued(
            X500Name issuer, X500Name subject, KeyPair own, PrivateKey by, boolean authority, boolean addresses)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        var builder = builder(issuer, subject, own);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
        if (addresses) {
            builder.addExtension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, at("/ocsp")));
            var name = new DistributionPointName(new GeneralNames(at("/crl")));
            builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                new DistributionPoint(name, null, null)
            }));
        }
        return signed(builder, by);
    }

    private GeneralName at(String path) {
        return new GeneralName(
                GeneralName.uniformResourceIdentifier, address(path).toString());
    }

    private JcaX509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair own) {
        Instant now = clock.instant();
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(100, RANDOM).setBit(100),
                Date.from(now.minusSeconds(3600)),
                Date.from(now.plus(Duration.ofDays(365))),
                subject,
                own.getPublic());
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey by)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by)));
    }

    private void ocsp(HttpExchange exchange) throws IOException {
        byte[] question = exchange.getRequestBody().readAllBytes();
        asked.incrementAndGet();
        await();
        answer(exchange, responder, () -> {
            CertificateID id = new OCSPReq(question).getRequestList()[0].getCertID();
            return ocsp(responder, id);
        });
    }

    /** Gives out a file too. */
    public URI serve(String path, Path file) {
        server.createContext(path, exchange -> answer(exchange, Does.RIGHT, () -> Files.readAllBytes(file)));
        return address(path);
    }

    private void crl(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        await();
        answer(exchange, listed, this::crl);
    }

    /** Makes an answer. */
    @FunctionalInterface
    private interface Made {
        byte[] bytes() throws IOException, GeneralSecurityException, OperatorCreationException, OCSPException;
    }

    private void await() {
        slow.ifPresent(latch -> {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void answer(HttpExchange exchange, Does does, Made made) throws IOException {
        try (exchange) {
            switch (does) {
                case FAIL -> exchange.sendResponseHeaders(503, -1);
                case REDIRECT -> {
                    exchange.getResponseHeaders()
                            .add("Location", address("/crl").toString());
                    exchange.sendResponseHeaders(307, -1);
                }
                case SEND_TOO_MUCH -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] much = new byte[1 << 20];
                    for (int i = 0; i < 32; i++) {
                        exchange.getResponseBody().write(much);
                    }
                }
                default -> {
                    byte[] bytes = made.bytes();
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                }
            }
        } catch (GeneralSecurityException | OperatorCreationException | OCSPException failed) {
            throw new IOException(failed);
        }
    }

    /** The answer about a certificate, as the responder would give it now. */
    public byte[] ocsp(X509Certificate one) {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            return ocsp(
                    responder,
                    new CertificateID(
                            digests.get(CertificateID.HASH_SHA1),
                            new JcaX509CertificateHolder(certificate),
                            one.getSerialNumber()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException | OperatorCreationException | OCSPException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private byte[] ocsp(Does does, CertificateID id)
            throws IOException, GeneralSecurityException, OperatorCreationException, OCSPException {
        KeyPair signer = pair;
        X509Certificate own = certificate;
        if (does == Does.SIGN_WITH_ANOTHER_KEY) {
            signer = SampleAuthority.pair(KeyType.EC_P256, RANDOM);
        } else if (does.name().startsWith("DELEGATE")) {
            signer = SampleAuthority.pair(KeyType.EC_P256, RANDOM);
            own = delegate(signer, does);
        }
        CertificateID about = does == Does.ANSWER_FOR_ANOTHER_SERIAL
                ? new CertificateID(
                        new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                        new JcaX509CertificateHolder(certificate),
                        id.getSerialNumber().add(BigInteger.ONE))
                : id;
        var response = new BasicOCSPRespBuilder(
                new RespID(X500Name.getInstance(own.getSubjectX500Principal().getEncoded())));
        Instant now = clock.instant();
        response.addResponse(
                about, status(does, id.getSerialNumber()), Date.from(now), Date.from(now.plus(validity)), null);
        return new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        response.build(
                                new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()),
                                new X509CertificateHolder[] {new JcaX509CertificateHolder(own)},
                                Date.from(now)))
                .getEncoded();
    }

    private CertificateStatus status(Does does, BigInteger serial) {
        if (does == Does.NOT_KNOW) {
            return new UnknownStatus();
        }
        return Optional.ofNullable(revoked.get(serial))
                .<CertificateStatus>map(at -> new RevokedStatus(Date.from(at), CRLReason.keyCompromise))
                .orElse(CertificateStatus.GOOD);
    }

    private X509Certificate delegate(KeyPair own, Does does)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        var issuer = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        var builder = builder(issuer, new X500Name("CN=Responder"), own);
        if (does != Does.DELEGATE_WITHOUT_PURPOSE) {
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
        }
        return signed(builder, does == Does.DELEGATE_TO_A_STRANGER ? own.getPrivate() : pair.getPrivate());
    }

    /** Its list as it is now. */
    public byte[] crl() {
        try {
            Instant now = clock.instant();
            var list = new JcaX509v2CRLBuilder(certificate, Date.from(now));
            list.setNextUpdate(Date.from(now.plus(validity)));
            list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
            if (delta) {
                list.addExtension(Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.ONE));
            }
            revoked.forEach((serial, at) -> list.addCRLEntry(serial, Date.from(at), CRLReason.keyCompromise));
            KeyPair by = listed == Does.SIGN_WITH_ANOTHER_KEY ? SampleAuthority.pair(KeyType.EC_P256, RANDOM) : pair;
            return list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate()))
                    .getEncoded();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException | OperatorCreationException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

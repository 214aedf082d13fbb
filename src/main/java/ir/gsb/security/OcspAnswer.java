package ir.gsb.security;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * What an OCSP responder said of one certificate (RFC 6960). Guarantees that the authority which issued the certificate
 * said so, with its own key or through a responder that it names for that (§4.2.2.2); not that it is the newest, and a
 * delegated responder's own certificate is not looked up for revocation.
 *
 * @param der the whole response
 * @param issuer the authority
 * @param serial of the certificate that it is about
 * @param nextUpdate an hour after thisUpdate if the responder does not say
 * @param revokedAt absent if the certificate is good
 */
public record OcspAnswer(
        byte[] der,
        X509Certificate issuer,
        BigInteger serial,
        Instant thisUpdate,
        Instant nextUpdate,
        Optional<Instant> revokedAt)
        implements StatusAnswer {

    /** How far clocks may be apart. */
    static final Duration SKEW = Duration.ofMinutes(5);

    private static final Duration UNSAID = Duration.ofHours(1);
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";

    /**
     * Reads a response and verifies it (RFC 6960 §3.2). A certificate that the responder does not know is left out.
     *
     * @param authorities one of which must have issued what it is about
     * @throws NotProvenException if it is no answer, or not theirs
     */
    public static List<OcspAnswer> read(byte[] der, Collection<X509Certificate> authorities) throws NotProvenException {
        try {
            var response = new OCSPResp(der);
            if (response.getStatus() != OCSPResp.SUCCESSFUL
                    || !(response.getResponseObject() instanceof BasicOCSPResp basic)) {
                throw new NotProvenException("the OCSP responder gives no answer: status " + response.getStatus());
            }
            List<OcspAnswer> all = new ArrayList<>();
            for (SingleResp single : basic.getResponses()) {
                X509Certificate issuer = issuer(single, authorities);
                requireSigned(basic, issuer);
                of(der, single, issuer).ifPresent(all::add);
            }
            return all;
        } catch (IOException | OCSPException | OperatorCreationException | GeneralSecurityException e) {
            throw new NotProvenException("this is no OCSP answer", e);
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException hostile) {
            throw new NotProvenException("this is no OCSP answer", hostile);
        }
    }

    /** Step 1: it identifies certificates of an authority, by name and key. */
    private static X509Certificate issuer(SingleResp single, Collection<X509Certificate> authorities)
            throws NotProvenException, OCSPException, GeneralSecurityException, IOException {
        for (X509Certificate one : authorities) {
            if (single.getCertID()
                    .matchesIssuer(new X509CertificateHolder(one.getEncoded()), new BcDigestCalculatorProvider())) {
                return one;
            }
        }
        throw new NotProvenException("the OCSP answer is about a certificate of another authority");
    }

    private static Optional<OcspAnswer> of(byte[] der, SingleResp single, X509Certificate issuer)
            throws NotProvenException {
        if (!single.getCriticalExtensionOIDs().isEmpty()) {
            throw new NotProvenException("the OCSP answer has a critical extension that is not known here");
        }
        Object status = single.getCertStatus();
        if (status != null && !(status instanceof RevokedStatus)) {
            return Optional.empty();
        }
        Instant thisUpdate = single.getThisUpdate().toInstant();
        return Optional.of(new OcspAnswer(
                der,
                issuer,
                single.getCertID().getSerialNumber(),
                thisUpdate,
                single.getNextUpdate() == null
                        ? thisUpdate.plus(UNSAID)
                        : single.getNextUpdate().toInstant(),
                status instanceof RevokedStatus revoked
                        ? Optional.of(revoked.getRevocationTime().toInstant())
                        : Optional.empty()));
    }

    /** Steps 2 to 4: the signature holds, and who signed may. */
    private static void requireSigned(BasicOCSPResp basic, X509Certificate issuer)
            throws NotProvenException, OCSPException, OperatorCreationException, GeneralSecurityException, IOException {
        requireStrong(new DefaultAlgorithmNameFinder().getAlgorithmName(basic.getSignatureAlgOID()));
        var providers = new JcaContentVerifierProviderBuilder();
        var ca = new X509CertificateHolder(issuer.getEncoded());
        if (isNamed(basic, ca)) {
            requireSignature(basic, providers.build(issuer));
            return;
        }
        for (X509CertificateHolder responder : basic.getCerts()) {
            if (isNamed(basic, responder)) {
                requireDelegated(responder, issuer, basic.getProducedAt().toInstant());
                requireSignature(basic, providers.build(responder));
                return;
            }
        }
        throw new NotProvenException("the OCSP answer is signed by nobody whose certificate is there");
    }

    private static void requireSignature(BasicOCSPResp basic, ContentVerifierProvider by)
            throws NotProvenException, OCSPException {
        if (!basic.isSignatureValid(by)) {
            throw new NotProvenException("the signature of the OCSP answer does not hold");
        }
    }

    /** RFC 6960 §4.2.2.2: the same authority issued the responder's certificate, for this purpose. */
    private static void requireDelegated(X509CertificateHolder holder, X509Certificate issuer, Instant at)
            throws NotProvenException, GeneralSecurityException {
        X509Certificate responder = Certificates.of(List.of(holder)).getFirst();
        if (Certificates.issuer(responder, List.of(issuer)).isEmpty()) {
            throw new NotProvenException("another authority issued the certificate of the OCSP responder");
        }
        List<String> purposes = responder.getExtendedKeyUsage();
        if (purposes == null || !purposes.contains(OCSP_SIGNING)) {
            throw new NotProvenException(
                    "the OCSP responder's certificate is not for that: id-kp-OCSPSigning is missing");
        }
        if (at.isBefore(responder.getNotBefore().toInstant())
                || at.isAfter(responder.getNotAfter().toInstant())) {
            throw new NotProvenException("the certificate of the OCSP responder was not valid at " + at);
        }
        requireStrong(responder.getSigAlgName());
    }

    private static boolean isNamed(BasicOCSPResp basic, X509CertificateHolder certificate)
            throws OCSPException, OperatorCreationException {
        SubjectPublicKeyInfo key = certificate.getSubjectPublicKeyInfo();
        var sha1 = new JcaDigestCalculatorProviderBuilder().build().get(RespID.HASH_SHA1);
        return basic.getResponderId().equals(new RespID(certificate.getSubject()))
                || basic.getResponderId().equals(new RespID(key, sha1));
    }

    static void requireStrong(String algorithm) throws NotProvenException {
        if (algorithm.contains("SHA1") || algorithm.contains("SHA-1") || algorithm.contains("MD")) {
            throw new NotProvenException("it is signed with " + algorithm + ", which is too weak");
        }
    }

    @Override
    public boolean isAbout(X509Certificate certificate) {
        return certificate.getSerialNumber().equals(serial)
                && certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
    }

    @Override
    public Optional<Instant> revoked(X509Certificate certificate) {
        return isAbout(certificate) ? revokedAt : Optional.empty();
    }
}

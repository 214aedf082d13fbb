package ir.gsb.security;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Store;

/**
 * Checks RFC 3161 tokens. What it lets pass is over the SHA-256 of the content, signed by the key of the certificate
 * that its ESSCertID names, which is for time-stamps only (§2.3) and has a trusted authority above it at the token's time.
 * It has no unsigned attributes that anybody could have written.
 */
public final class TimeStampVerifier {

    private final TrustAnchors anchors;

    public TimeStampVerifier(TrustAnchors anchors) {
        this.anchors = anchors;
    }

    /** What a token is by itself, and the certificates in it. */
    private record Held(TimeStamp stamp, List<X509Certificate> inside) {}

    /** @throws NotProvenException if the token does not prove when the content was there */
    public TimeStamp verify(byte[] encoded, byte[] content) throws NotProvenException {
        Held held = held(encoded, content);
        anchors.require(held.stamp().by(), held.inside(), held.stamp().at());
        return held.stamp();
    }

    /**
     * Holds a token against the content and the certificate in it; whose that is, nobody is asked.
     *
     * @throws NotProvenException if the token is over something else or was changed
     */
    public TimeStamp verifyByItself(byte[] encoded, byte[] content) throws NotProvenException {
        return held(encoded, content).stamp();
    }

    private static Held held(byte[] encoded, byte[] content) throws NotProvenException {
        try {
            var token = new TimeStampToken(new CMSSignedData(encoded));
            requireImprint(token, content);
            Collection<X509CertificateHolder> inside = token.getCertificates().getMatches(null);
            X509CertificateHolder signer = signer(token);
            if (token.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2) == null) {
                throw new NotProvenException(
                        "the time-stamp does not name its signer's certificate by SHA-256 (RFC 5816)");
            }
            TokenAttributes.require(token.getUnsignedAttributes());
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
            var info = token.getTimeStampInfo();
            var stamp = new TimeStamp(
                    info.getGenTime().toInstant(),
                    converted(signer),
                    info.getSerialNumber(),
                    info.getPolicy().getId());
            return new Held(stamp, Certificates.of(inside));
        } catch (TSPException | CMSException | IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new NotProvenException("the time-stamp does not hold: " + e.getMessage(), e);
        } catch (ClassCastException | IllegalArgumentException | IllegalStateException | NullPointerException e) {
            throw new NotProvenException("this is no time-stamp token", e);
        }
    }

    private static void requireImprint(TimeStampToken token, byte[] content) throws NotProvenException {
        var info = token.getTimeStampInfo();
        if (!TSPAlgorithms.SHA256.equals(info.getMessageImprintAlgOID())) {
            throw new NotProvenException("the time-stamp is not over a SHA-256");
        }
        if (!MessageDigest.isEqual(info.getMessageImprintDigest(), Digests.sha256(content))) {
            throw new NotProvenException("the time-stamp is over something else");
        }
    }

    @SuppressWarnings("unchecked")
    private static X509CertificateHolder signer(TimeStampToken token) throws NotProvenException {
        Store<X509CertificateHolder> inside = token.getCertificates();
        List<X509CertificateHolder> signers = List.copyOf(inside.getMatches(token.getSID()));
        if (signers.size() != 1) {
            throw new NotProvenException("the time-stamp must hold the certificate that signed it, once");
        }
        return signers.getFirst();
    }

    private static X509Certificate converted(X509CertificateHolder holder) throws GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(holder);
    }
}

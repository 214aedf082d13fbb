package ir.gsb.security;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/**
 * Checks seals as {@link Sealer} makes them. What it lets pass was signed over these very bytes by the key of a
 * certificate that is for signatures that bind (nonRepudiation), that the signature itself names, and that a trusted
 * authority vouched for at the moment a trusted time-stamp tells, and has nothing beside it that no signature covers.
 */
public final class SealVerifier {

    private static final int NON_REPUDIATION = 1;

    private final TrustAnchors anchors;
    private final TimeStampVerifier timeStamps;

    public SealVerifier(TrustAnchors anchors, TimeStampVerifier timeStamps) {
        this.anchors = anchors;
        this.timeStamps = timeStamps;
    }

    /** @throws NotProvenException if the seal is not that of a trusted signer over the content */
    public Seal verify(byte[] cms, byte[] content) throws NotProvenException {
        try {
            var signed = new CMSSignedData(new CMSProcessableByteArray(content), cms);
            requireDetached(cms);
            BareSeal.require(cms);
            SignerInformation signer = onlySigner(signed);
            X509CertificateHolder holder = certificate(signed, signer);
            X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
            requireNamed(signer, holder);
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(holder))) {
                throw new NotProvenException("the seal is not over these bytes");
            }
            TimeStamp stamp = timeStamps.verify(token(signer), signer.getSignature());
            requireUse(certificate);
            List<X509Certificate> inside =
                    Certificates.of(signed.getCertificates().getMatches(null));
            anchors.require(certificate, inside, stamp.at());
            requireOnly(signed, certificate, inside);
            return new Seal(certificate, claimed(signer), stamp);
        } catch (CMSException | IOException | GeneralSecurityException | OperatorCreationException | ParseException e) {
            throw new NotProvenException("the seal does not hold: " + e.getMessage(), e);
        } catch (ClassCastException | IllegalArgumentException | IllegalStateException | NullPointerException e) {
            throw new NotProvenException("this is no seal", e);
        }
    }

    private void requireOnly(CMSSignedData signed, X509Certificate signer, List<X509Certificate> inside)
            throws NotProvenException {
        ASN1Set all =
                SignedData.getInstance(signed.toASN1Structure().getContent()).getCertificates();
        if (all.size() != inside.size()) {
            throw new NotProvenException("the seal holds certificates that are none of X.509");
        }
        BareSeal.requirePath(signer, inside, anchors);
    }

    private static void requireDetached(byte[] cms) throws CMSException, NotProvenException {
        if (new CMSSignedData(cms).getSignedContent() != null) {
            throw new NotProvenException("the seal brings content of its own");
        }
    }

    private static SignerInformation onlySigner(CMSSignedData signed) throws NotProvenException {
        List<SignerInformation> signers = List.copyOf(signed.getSignerInfos().getSigners());
        if (signers.size() != 1) {
            throw new NotProvenException("a seal has one signer, not " + signers.size());
        }
        SignerInformation signer = signers.getFirst();
        if (!NISTObjectIdentifiers.id_sha256.equals(
                signer.getDigestAlgorithmID().getAlgorithm())) {
            throw new NotProvenException("the seal is not over a SHA-256");
        }
        return signer;
    }

    @SuppressWarnings("unchecked")
    private static X509CertificateHolder certificate(CMSSignedData signed, SignerInformation signer)
            throws NotProvenException {
        var matches = List.copyOf(signed.getCertificates().getMatches(signer.getSID()));
        if (matches.size() != 1) {
            throw new NotProvenException("the seal must hold the certificate that signed it, once");
        }
        return (X509CertificateHolder) matches.getFirst();
    }

    /** The signature says itself whose it is, so that nobody can put another certificate in its place. */
    private static void requireNamed(SignerInformation signer, X509CertificateHolder holder)
            throws NotProvenException, IOException {
        ESSCertIDv2[] ids = SigningCertificateV2.getInstance(
                        value(signer.getSignedAttributes(), PKCSObjectIdentifiers.id_aa_signingCertificateV2))
                .getCerts();
        boolean sha256 =
                NISTObjectIdentifiers.id_sha256.equals(ids[0].getHashAlgorithm().getAlgorithm());
        if (!sha256 || !MessageDigest.isEqual(ids[0].getCertHash(), Digests.sha256(holder.getEncoded()))) {
            throw new NotProvenException("the seal names another certificate than the one it holds");
        }
    }

    private static void requireUse(X509Certificate certificate) throws NotProvenException {
        boolean[] usage = certificate.getKeyUsage();
        if (usage == null || !usage[NON_REPUDIATION]) {
            throw new NotProvenException("the certificate of "
                    + certificate.getSubjectX500Principal().getName() + " is not for sealing (nonRepudiation)");
        }
    }

    private static byte[] token(SignerInformation signer) throws NotProvenException, IOException {
        return value(signer.getUnsignedAttributes(), PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)
                .toASN1Primitive()
                .getEncoded();
    }

    private static Instant claimed(SignerInformation signer) throws NotProvenException, ParseException {
        return Time.getInstance(value(signer.getSignedAttributes(), CMSAttributes.signingTime))
                .getDate()
                .toInstant();
    }

    private static ASN1Encodable value(@Nullable AttributeTable table, ASN1ObjectIdentifier type)
            throws NotProvenException {
        @Nullable Attribute attribute = table == null ? null : table.get(type);
        if (attribute == null || attribute.getAttrValues().size() != 1) {
            throw new NotProvenException("the seal lacks the attribute " + type + ", or has it twice");
        }
        return attribute.getAttrValues().getObjectAt(0);
    }
}

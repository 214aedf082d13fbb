package ir.gsb.security;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Requires that a seal is nothing but one signature, its time-stamp, and the certificates from its signer upwards: all
 * other places of a CMS SignedData (RFC 5652 §5.1) could be filled by anybody, since no signature covers them.
 */
final class BareSeal {

    private BareSeal() {}

    /** Compares with what these parts make when they are put together again, which has no room for anything else. */
    static void require(byte[] cms) throws NotProvenException, IOException {
        SignedData signed = SignedData.getInstance(ContentInfo.getInstance(cms).getContent());
        if (signed.getSignerInfos().size() != 1) {
            throw new NotProvenException(
                    "a seal has one signer, not " + signed.getSignerInfos().size());
        }
        SignerInfo signer = SignerInfo.getInstance(signed.getSignerInfos().getObjectAt(0));
        if (signer.getUnauthenticatedAttributes() == null
                || signer.getUnauthenticatedAttributes().size() != 1) {
            throw new NotProvenException("the seal must have one unsigned attribute, its time-stamp, and no other");
        }
        requirePlain(signer.getDigestAlgorithm());
        requirePlain(signer.getDigestEncryptionAlgorithm());
        if (!Arrays.equals(cms, again(signed, signer))) {
            throw new NotProvenException("there is more in the seal than its signature covers");
        }
    }

    private static void requirePlain(AlgorithmIdentifier algorithm) throws NotProvenException {
        @Nullable ASN1Encodable parameters = algorithm.getParameters();
        if (parameters != null && !DERNull.INSTANCE.equals(parameters)) {
            throw new NotProvenException("the seal gives parameters to " + algorithm.getAlgorithm());
        }
    }

    private static byte[] again(SignedData signed, SignerInfo signer) throws IOException {
        var once = new SignerInfo(
                signer.getSID(),
                signer.getDigestAlgorithm(),
                signer.getAuthenticatedAttributes(),
                signer.getDigestEncryptionAlgorithm(),
                signer.getEncryptedDigest(),
                signer.getUnauthenticatedAttributes());
        var bare = new SignedData(
                new DERSet(signer.getDigestAlgorithm()),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                signed.getCertificates(),
                null,
                new DERSet(once));
        return new ContentInfo(CMSObjectIdentifiers.signedData, bare).getEncoded("DER");
    }

    /** @param inside all certificates of the seal, that of its signer among them */
    static void requirePath(X509Certificate signer, List<X509Certificate> inside, TrustAnchors anchors)
            throws NotProvenException {
        List<X509Certificate> path = Certificates.path(signer, inside);
        X509Certificate top = path.getLast();
        boolean vouched = anchors.all().contains(top)
                || Certificates.issuer(top, List.of(top)).isPresent()
                || Certificates.issuer(top, anchors.all()).isPresent();
        if (inside.size() != path.size() || !new HashSet<>(path).containsAll(inside) || !vouched) {
            throw new NotProvenException("the seal holds a certificate that is not of its signer's path");
        }
    }
}

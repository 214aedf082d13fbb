package ir.gsb.evidence;

import ir.gsb.security.SigningKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.CollectionStore;

/** What anybody can do to a seal without its key, while the signature holds. */
final class SpoiledSeal {

    private SpoiledSeal() {}

    static byte[] attributeMore(byte[] seal) throws CMSException, IOException {
        var signed = new CMSSignedData(seal);
        SignerInformation signer = signed.getSignerInfos().iterator().next();
        AttributeTable unsigned = signer.getUnsignedAttributes() == null
                ? new AttributeTable(new DERSet())
                : signer.getUnsignedAttributes();
        var more = SignerInformation.replaceUnsignedAttributes(
                signer, unsigned.add(CMSAttributes.contentHint, new DERUTF8String("Anybody wrote this")));
        return der(CMSSignedData.replaceSigners(signed, new SignerInformationStore(more)));
    }

    /** The same one floor below: in the time-stamp that the seal has as its unsigned attribute. */
    static byte[] attributeMoreInTimeStamp(byte[] seal) throws CMSException, IOException {
        var signed = new CMSSignedData(seal);
        SignerInformation signer = signed.getSignerInfos().iterator().next();
        byte[] token = signer.getUnsignedAttributes()
                .get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)
                .getAttrValues()
                .getObjectAt(0)
                .toASN1Primitive()
                .getEncoded();
        var more = new Attribute(
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                new DERSet(ASN1Primitive.fromByteArray(attributeMore(token))));
        var other = SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(new DERSet(more)));
        return der(CMSSignedData.replaceSigners(signed, new SignerInformationStore(other)));
    }

    static byte[] certificateMore(byte[] seal, X509Certificate other)
            throws CMSException, IOException, GeneralSecurityException {
        var signed = new CMSSignedData(seal);
        List<X509CertificateHolder> all =
                new ArrayList<>(signed.getCertificates().getMatches(null));
        all.add(new JcaX509CertificateHolder(other));
        return der(CMSSignedData.replaceCertificatesAndCRLs(
                signed, new CollectionStore<>(all), signed.getAttributeCertificates(), signed.getCRLs()));
    }

    static byte[] crlMore(byte[] seal, SigningKey authority)
            throws CMSException, IOException, OperatorCreationException {
        var signed = new CMSSignedData(seal);
        var crl = new JcaX509v2CRLBuilder(authority.certificate(), new Date())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.privateKey()));
        return der(CMSSignedData.replaceCertificatesAndCRLs(
                signed,
                signed.getCertificates(),
                signed.getAttributeCertificates(),
                new CollectionStore<>(List.of(crl))));
    }

    static byte[] inBer(byte[] seal) throws IOException {
        return new BERSequence(ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(seal))
                        .toArray())
                .getEncoded();
    }

    private static byte[] der(CMSSignedData signed) throws IOException {
        return signed.toASN1Structure().getEncoded("DER");
    }
}

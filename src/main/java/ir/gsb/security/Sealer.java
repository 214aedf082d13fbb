package ir.gsb.security;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Seals bytes: a detached CAdES-BASELINE-T signature (ETSI EN 319 122-1 §6) with content-type, message-digest,
 * signing-time and signing-certificate-v2 signed, a signature-time-stamp beside them, and the certificates above inside.
 */
public final class Sealer {

    private final SigningKey key;
    private final List<X509Certificate> path;
    private final TimeStampSource timeStamps;
    private final Clock clock;

    /**
     * Seals with one key.
     *
     * @param key P-256
     * @param chain certificates of authorities; those above that of the key go into the seals
     */
    public Sealer(SigningKey key, List<X509Certificate> chain, TimeStampSource timeStamps, Clock clock) {
        this.key = key;
        this.path = Certificates.path(key.certificate(), chain);
        this.timeStamps = timeStamps;
        this.clock = clock;
    }

    /**
     * Seals.
     *
     * @return the CMS SignedData in DER, without the content
     * @throws IOException if there is no time-stamp to be had
     */
    public byte[] seal(byte[] content) throws IOException {
        try {
            CMSSignedData signed = signed(content);
            SignerInformation signer = signed.getSignerInfos().iterator().next();
            byte[] token = timeStamps.stamp(signer.getSignature());
            var stamped = SignerInformation.replaceUnsignedAttributes(signer, timeStamp(token));
            return CMSSignedData.replaceSigners(signed, new SignerInformationStore(stamped))
                    .toASN1Structure()
                    .getEncoded("DER");
        } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("the key does not seal", e);
        }
    }

    private CMSSignedData signed(byte[] content)
            throws CMSException, OperatorCreationException, GeneralSecurityException {
        var signer = new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(signedAttributes()))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.privateKey()), key.certificate());
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(signer);
        generator.addCertificates(new JcaCertStore(path));
        return generator.generate(new CMSProcessableByteArray(content), false);
    }

    private AttributeTable signedAttributes() throws GeneralSecurityException {
        var id = new ESSCertIDv2(Digests.sha256(key.certificate().getEncoded()));
        var time = new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(clock.instant()))));
        var certificate = new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(new SigningCertificateV2(id)));
        return new AttributeTable(new DERSet(new Attribute[] {time, certificate}));
    }

    private static AttributeTable timeStamp(byte[] token) throws IOException {
        return new AttributeTable(new DERSet(new Attribute(
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(ASN1Primitive.fromByteArray(token)))));
    }
}

package ir.gsb.security;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.esf.RevocationValues;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;

/**
 * Requires that a time-stamp token has no unsigned attributes but certificates and revocation evidence as CAdES has them (RFC
 * 5126 §6.3.3 and 6.3.4), which are signed themselves: anybody could have written others.
 */
final class TokenAttributes {

    private TokenAttributes() {}

    /** @throws IllegalArgumentException if an attribute that is known is malformed */
    static void require(@Nullable AttributeTable unsigned) throws NotProvenException {
        if (unsigned == null) {
            return;
        }
        for (Attribute one : unsigned.toASN1Structure().getAttributes()) {
            require(one);
        }
    }

    private static void require(Attribute attribute) throws NotProvenException {
        ASN1ObjectIdentifier type = attribute.getAttrType();
        for (ASN1Encodable value : attribute.getAttrValues()) {
            if (!isSignedItself(type, value)) {
                throw new NotProvenException(
                        "the time-stamp holds the unsigned attribute " + type + ", which anybody could have put there");
            }
        }
    }

    private static boolean isSignedItself(ASN1ObjectIdentifier type, ASN1Encodable value) {
        if (PKCSObjectIdentifiers.id_aa_ets_certValues.equals(type)) {
            ASN1Sequence.getInstance(value).forEach(Certificate::getInstance);
            return true;
        }
        return PKCSObjectIdentifiers.id_aa_ets_revocationValues.equals(type)
                && RevocationValues.getInstance(value).getOtherRevVals() == null;
    }
}

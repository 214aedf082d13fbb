package ir.gsb.security;

import ir.gsb.message.Code;
import ir.gsb.message.RefusedException;
import java.util.Base64;
import org.w3c.dom.Element;

/** Reads a {@code wsse:BinarySecurityToken} (X.509 token profile 1.1 §3.1). */
final class SoapToken {

    private SoapToken() {}

    /** {@code x5t#S256} of the certificate that it holds. */
    static String thumbprint(Element token) {
        if (!token.getAttribute("ValueType").equals(SoapNames.X509_V3)) {
            throw unknown(
                    "The BinarySecurityToken is no X.509 v3 certificate; send the certificate that is registered.");
        }
        try {
            return Thumbprint.of(Base64.getMimeDecoder().decode(SoapElements.text(token)));
        } catch (IllegalArgumentException _) {
            throw unknown("The BinarySecurityToken is no Base64; send the certificate that is registered.");
        }
    }

    private static RefusedException unknown(String detail) {
        return RefusedException.of(Code.CERTIFICATE_UNKNOWN, detail);
    }
}

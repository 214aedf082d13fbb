package ir.gsb.security;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/** Certificates as PEM and back. */
public final class Certificates {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Certificates() {}

    /**
     * Reads all certificates of a PEM text, or one in DER.
     *
     * @throws IllegalArgumentException if there is anything else
     */
    public static List<X509Certificate> read(byte[] pem) {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new IllegalArgumentException("these are no certificates: " + e.getMessage(), e);
        }
    }

    /** Writes certificates one after the other. */
    public static byte[] pem(Collection<X509Certificate> certificates) {
        return certificates.stream()
                .map(Certificates::pem)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n" + LINES.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("the certificate has no DER form", e);
        }
    }

    static List<X509Certificate> of(Collection<X509CertificateHolder> holders) throws GeneralSecurityException {
        var converter = new JcaX509CertificateConverter();
        List<X509Certificate> all = new ArrayList<>(holders.size());
        for (X509CertificateHolder holder : holders) {
            all.add(converter.getCertificate(holder));
        }
        return all;
    }
}

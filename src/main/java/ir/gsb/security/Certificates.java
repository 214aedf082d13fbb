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
import java.util.Optional;
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

    /** A certificate, the one that signed it if it is among others, the one that signed that, and so on. */
    static List<X509Certificate> path(X509Certificate leaf, Collection<X509Certificate> others) {
        List<X509Certificate> path = new ArrayList<>(List.of(leaf));
        List<X509Certificate> left = new ArrayList<>(others);
        left.remove(leaf);
        for (var above = issuer(leaf, left); above.isPresent(); above = issuer(above.get(), left)) {
            path.add(above.get());
            left.remove(above.get());
        }
        return path;
    }

    /** The one of some that signed a certificate. */
    static Optional<X509Certificate> issuer(X509Certificate certificate, Collection<X509Certificate> some) {
        return some.stream().filter(one -> signed(one, certificate)).findFirst();
    }

    private static boolean signed(X509Certificate by, X509Certificate certificate) {
        try {
            if (by.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
                certificate.verify(by.getPublicKey());
                return true;
            }
            return false;
        } catch (GeneralSecurityException e) {
            return false;
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

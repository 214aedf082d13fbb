package ir.gsb.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS towards servers whose certificates were issued by authorities that a file names, and by no other. Names and dates of
 * the servers' own certificates are for the TLS client to check, as always.
 */
public final class ServerTrust {

    private ServerTrust() {}

    /**
     * Trusts each certificate of a PEM file.
     *
     * @param authorities the file; if absent, what the JVM trusts
     * @throws IllegalArgumentException if the file cannot be read or has none
     */
    public static SSLContext in(Optional<Path> authorities) {
        return with(manager(authorities));
    }

    /** A context that asks this one about each server. */
    public static SSLContext with(X509ExtendedTrustManager manager) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return context;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java speaks no TLS", missing);
        }
    }

    /** @throws IllegalArgumentException if the file cannot be read or has no certificate */
    public static X509ExtendedTrustManager manager(Optional<Path> authorities) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities.isPresent() ? holding(authorities.get()) : jvm());
            return Arrays.stream(trust.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("this Java checks no certificates"));
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalArgumentException(
                    authorities.map(Path::toString).orElse("What this Java trusts") + " cannot be trusted: "
                            + broken.getMessage(),
                    broken);
        }
    }

    private static UnfitFileException noCertificate(Path file, @Nullable Exception why) {
        return UnfitFileException.of(file, FileKind.CERTIFICATE, "a certificate", why);
    }

    private static @Nullable KeyStore jvm() {
        return null;
    }

    private static KeyStore holding(Path authorities) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(authorities)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("ca-" + trusted.size(), one);
            }
            if (trusted.size() == 0) {
                throw noCertificate(authorities, null);
            }
            return trusted;
        } catch (CertificateException broken) {
            throw noCertificate(authorities, broken);
        }
    }
}

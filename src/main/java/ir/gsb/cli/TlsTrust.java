package ir.gsb.cli;

import ir.gsb.security.SigningKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Whose TLS certificates are trusted.
 *
 * @param ca the certificate above that of the hub; if absent, those of the JVM
 */
record TlsTrust(Optional<Path> ca) {

    /** @throws CannotAskException if the file of the CA is no certificate */
    X509ExtendedTrustManager manager() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(ca.isPresent() ? holding(ca.get()) : null);
            return Arrays.stream(trust.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("this Java checks no certificates"));
        } catch (GeneralSecurityException | IOException broken) {
            throw new CannotAskException(
                    ca.map(Path::toString).orElse("What this Java trusts") + " cannot be trusted: "
                            + broken.getMessage(),
                    broken);
        }
    }

    private static KeyStore holding(Path ca) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", SigningKeys.certificate(ca));
        return trusted;
    }

    SSLContext context() {
        return context(manager());
    }

    static SSLContext context(X509ExtendedTrustManager manager) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return context;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java speaks no TLS", missing);
        }
    }
}

package ir.gsb.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Collections;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.jspecify.annotations.Nullable;

/** Loads signing keys and certificates from files. What cannot be read is said with the file's name. */
public final class SigningKeys {

    private SigningKeys() {}

    /**
     * Loads an unencrypted PEM key (PKCS#8, or what OpenSSL wrote before it) and its PEM certificate.
     *
     * @throws UnfitFileException if one of the files holds anything else
     * @throws IllegalArgumentException if they do not belong together
     */
    public static SigningKey fromPem(Path key, Path certificate) {
        try {
            return SigningKey.of(privateKey(key), certificate(certificate));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(key + " cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * Loads the first private key of a PKCS#12 file, and its certificate.
     *
     * @throws UnfitFileException if the file or the password is wrong
     * @throws IllegalArgumentException if there is no key in it
     */
    public static SigningKey fromPkcs12(Path file, char[] password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey key) {
                    return SigningKey.of(key, (X509Certificate) store.getCertificate(alias));
                }
            }
            throw new IllegalArgumentException(file + " holds no private key");
        } catch (IOException | GeneralSecurityException e) {
            throw UnfitFileException.of(file, FileKind.DER, "a key store, PKCS#12,", e);
        }
    }

    /**
     * Loads the first certificate of a PEM or DER file.
     *
     * @throws UnfitFileException if there is none
     */
    public static X509Certificate certificate(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | GeneralSecurityException e) {
            throw UnfitFileException.of(file, FileKind.CERTIFICATE, "a certificate", e);
        }
    }

    static PrivateKey privateKey(Path file) {
        try (var parser = new PEMParser(Files.newBufferedReader(file))) {
            PrivateKeyInfo info = switch (parser.readObject()) {
                case PrivateKeyInfo pkcs8 -> pkcs8;
                case PEMKeyPair pair -> pair.getPrivateKeyInfo();
                case null, default -> throw noKey(file, null);
            };
            String algorithm = info.getPrivateKeyAlgorithm().getAlgorithm().getId();
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (IOException | GeneralSecurityException e) {
            throw noKey(file, e);
        }
    }

    private static UnfitFileException noKey(Path file, @Nullable Exception why) {
        return UnfitFileException.of(
                file, FileKind.PRIVATE_KEY, "a private key without a password (openssl pkcs8 -topk8 -nocrypt)", why);
    }
}

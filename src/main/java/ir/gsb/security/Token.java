package ir.gsb.security;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A token that holds keys and signs with them (PKCS#11): a smart card, an HSM, or SoftHSM2. The private key never leaves
 * it, so it is of no use to whoever copies this machine's files; whoever may use this process can sign as long as it runs.
 *
 * @param library the maker's PKCS#11 library
 * @param slot the id of the slot that the token is in; if absent, the first slot
 */
public record Token(Path library, Optional<Long> slot) {

    private static final String KIND = "PKCS11";

    /**
     * Opens a key, which must have its certificate beside it in the token, under the same CKA_ID.
     *
     * @param label of the certificate; if absent, the token has one key only
     * @throws IllegalArgumentException with what to do, if it cannot be opened
     */
    public SigningKey open(Optional<String> label, char[] pin) {
        try {
            KeyStore keys = KeyStore.getInstance(KIND, provider());
            keys.load(null, pin);
            String alias = alias(keys, label);
            if (keys.getKey(alias, null) instanceof PrivateKey key
                    && keys.getCertificate(alias) instanceof X509Certificate certificate) {
                return SigningKey.inToken(key, certificate);
            }
            throw new IllegalArgumentException("the token has no private key under the label " + alias);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the token cannot be opened: " + reason(e) + "; check PIN, slot and key with pkcs11-tool --module "
                            + library + " -L and -O --login",
                    e);
        }
    }

    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    private static String alias(KeyStore keys, Optional<String> label) throws GeneralSecurityException {
        List<String> there = Collections.list(keys.aliases()).stream()
                .filter(alias -> isKey(keys, alias))
                .toList();
        if (label.isEmpty() && there.size() == 1) {
            return there.getFirst();
        }
        return label.filter(there::contains)
                .orElseThrow(() -> new IllegalArgumentException(
                        there.isEmpty()
                                ? "the token has no private key with its certificate beside it"
                                : "say which key to use by its label, one of " + there));
    }

    private static boolean isKey(KeyStore keys, String alias) {
        try {
            return keys.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key store that was loaded can be asked", e);
        }
    }

    /** The whole JVM knows it: what signs XML asks for algorithms by name, and gets the provider that knows the key. */
    private Provider provider() {
        String name = "gsb" + Integer.toHexString(hashCode());
        Provider known = Security.getProvider("SunPKCS11-" + name);
        if (known != null) {
            return known;
        }
        String where = slot.map(id -> "slot = " + id).orElse("slotListIndex = 0");
        Provider sun = Security.getProvider("SunPKCS11");
        if (sun == null) {
            throw new IllegalArgumentException(
                    "this Java has no module jdk.crypto.cryptoki, which keys in tokens need");
        }
        try {
            Provider made = sun.configure("--name = " + name + "\nlibrary = \"" + library + "\"\n" + where + "\n");
            Security.addProvider(made);
            return made;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "the PKCS#11 library " + library + " or its slot cannot be used: " + reason(e), e);
        }
    }
}

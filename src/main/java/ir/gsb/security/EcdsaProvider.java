package ir.gsb.security;

import java.io.Serial;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.DSAEncoding;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/**
 * Gives ECDSA over P-256 and P-384 to all who ask for it by the JCA's names, several times faster than the JDK. Keys
 * that it does not know (other curves, keys inside a device) fall to the next provider.
 */
public final class EcdsaProvider extends Provider {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String NAME = "GSB-ECDSA";
    private static final int KEYS_KEPT = 4096;

    private final transient Map<Key, ECPublicKeyParameters> publicKeys = new ConcurrentHashMap<>();
    private final transient Map<Key, ECPrivateKeyParameters> privateKeys = new ConcurrentHashMap<>();

    private EcdsaProvider() {
        super(NAME, "1", "ECDSA over P-256 and P-384");
        offer("SHA256withECDSA", "SHA-256", StandardDSAEncoding.INSTANCE);
        offer("SHA384withECDSA", "SHA-384", StandardDSAEncoding.INSTANCE);
        offer("SHA256withECDSAinP1363Format", "SHA-256", PlainDSAEncoding.INSTANCE);
        offer("SHA384withECDSAinP1363Format", "SHA-384", PlainDSAEncoding.INSTANCE);
    }

    /** Puts it before all other providers, once for the whole JVM. */
    public static void install() {
        Security.insertProviderAt(new EcdsaProvider(), 1);
    }

    private void offer(String algorithm, String digest, DSAEncoding encoding) {
        putService(new Service(this, "Signature", algorithm, EcdsaSignature.class.getName(), null, Map.of()) {
            @Override
            public Object newInstance(Object parameter) {
                return new EcdsaSignature(EcdsaProvider.this, digest, encoding);
            }
        });
    }

    ECPublicKeyParameters translated(PublicKey key) throws InvalidKeyException {
        ECPublicKeyParameters known = publicKeys.get(key);
        return known != null ? known : keep(publicKeys, key, Ecdsa.translate(key));
    }

    ECPrivateKeyParameters translated(PrivateKey key) throws InvalidKeyException {
        ECPrivateKeyParameters known = privateKeys.get(key);
        return known != null ? known : keep(privateKeys, key, Ecdsa.translate(key));
    }

    /** Strangers' keys come here too, so the room for them has an end. */
    private static <T> T keep(Map<Key, T> keys, Key key, T translated) {
        if (keys.size() >= KEYS_KEPT) {
            keys.clear();
        }
        keys.put(key, translated);
        return translated;
    }
}

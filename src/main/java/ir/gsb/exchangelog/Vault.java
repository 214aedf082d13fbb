package ir.gsb.exchangelog;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what a vault row holds: AES-256-GCM (NIST SP 800-38D) under a random key that is used for this row only,
 * which a master key wraps (RFC 3394). The row's place is authenticated with it, so rows cannot be exchanged.
 *
 * <p>It guarantees nothing to one who has both the store and the master keys.
 */
final class Vault {

    private static final String WRAP = "AES/KW/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;

    /** Constant, since no key encrypts twice. */
    private static final byte[] NONCE = new byte[12];

    /** A row's content as it is stored. */
    record Sealed(int keyId, byte[] wrappedKey, byte[] content) {}

    private final MasterKeys keys;
    private final SecureRandom random;
    private final Provider provider;

    Vault(MasterKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
        this.provider = provider();
    }

    /** Found once: to look for who implements a cipher costs more than to encrypt a small row. */
    private static Provider provider() {
        try {
            return Cipher.getInstance(WRAP).getProvider();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK since 17 has " + WRAP, missing);
        }
    }

    Sealed seal(UUID exchange, int kind, byte[] plain) {
        byte[] own = new byte[KEY_BYTES];
        random.nextBytes(own);
        var key = new SecretKeySpec(own, "AES");
        int keyId = keys.current();
        try {
            byte[] content = cipher(Cipher.ENCRYPT_MODE, key, exchange, kind).doFinal(plain);
            Cipher wrap = Cipher.getInstance(WRAP, provider);
            wrap.init(Cipher.WRAP_MODE, keys.master(keyId));
            return new Sealed(keyId, wrap.wrap(key), content);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("a record cannot be encrypted", failed);
        }
    }

    byte[] open(UUID exchange, int kind, Sealed sealed) {
        try {
            Cipher unwrap = Cipher.getInstance(WRAP, provider);
            unwrap.init(Cipher.UNWRAP_MODE, keys.master(sealed.keyId()));
            var key = (SecretKey) unwrap.unwrap(sealed.wrappedKey(), "AES", Cipher.SECRET_KEY);
            return cipher(Cipher.DECRYPT_MODE, key, exchange, kind).doFinal(sealed.content());
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("the vault row of " + exchange + " was changed", failed);
        }
    }

    private Cipher cipher(int mode, SecretKey key, UUID exchange, int kind) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", provider);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, NONCE));
        cipher.updateAAD(ByteBuffer.allocate(17)
                .putLong(exchange.getMostSignificantBits())
                .putLong(exchange.getLeastSignificantBits())
                .put((byte) kind)
                .flip());
        return cipher;
    }
}

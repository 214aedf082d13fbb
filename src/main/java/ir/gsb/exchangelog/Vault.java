package ir.gsb.exchangelog;

import ir.gsb.exchangelog.Packing.Known;
import ir.gsb.exchangelog.VaultFrame.Part;
import ir.gsb.exchangelog.WrappingKeys.Scope;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/**
 * Encrypts what a vault row holds: AES-256-GCM (NIST SP 800-38D) under a random key that is used for this row only,
 * which a wrapping key wraps (RFC 3394). The row's place is authenticated with it, so rows cannot be exchanged.
 *
 * <p>It guarantees nothing to one who has both the store and the master keys.
 */
final class Vault {

    private static final String WRAP = WrappingKeys.WRAP;
    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;

    /** Constant, since no key encrypts twice. */
    private static final byte[] NONCE = new byte[12];

    /** A row's content as it is stored. */
    record Sealed(int keyId, byte[] wrappedKey, byte[] content) {

        /** What a record says of its vault row, so that whoever has no key can check it. */
        byte[] hash() {
            MessageDigest digest = VaultFrame.sha256();
            digest.update(ByteBuffer.allocate(4).putInt(keyId).flip());
            digest.update(wrappedKey);
            return digest.digest(content);
        }
    }

    private final WrappingKeys keys;
    private final SeenCertificates certificates;
    private final SecureRandom random;
    private final Packing packing = new Packing();
    private final Provider provider;

    Vault(DataSource source, MasterKeys masters, SecureRandom random) {
        this.keys = new WrappingKeys(source, masters, random);
        this.certificates = new SeenCertificates(source);
        this.random = random;
        this.provider = provider();
    }

    WrappingKeys keys() {
        return keys;
    }

    SeenCertificates certificates() {
        return certificates;
    }

    /** Found once: to look for who implements a cipher costs more than to encrypt a small row. */
    private static Provider provider() {
        try {
            return Cipher.getInstance(WRAP).getProvider();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK since 17 has " + WRAP, missing);
        }
    }

    /** @param known the certificates that stand in what is sealed */
    Sealed seal(UUID exchange, int kind, Scope scope, VaultFrame frame, List<Known> known) {
        known.forEach(certificates::keep);
        WrappingKeys.Wrapping wrapping = keys.of(scope);
        byte[] own = new byte[KEY_BYTES];
        random.nextBytes(own);
        var key = new SecretKeySpec(own, "AES");
        try {
            byte[] content =
                    cipher(Cipher.ENCRYPT_MODE, key, exchange, kind).doFinal(packing.pack(frame.toBytes(), known));
            Cipher wrap = Cipher.getInstance(WRAP, provider);
            wrap.init(Cipher.WRAP_MODE, wrapping.key());
            return new Sealed(wrapping.id(), wrap.wrap(key), content);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("a record cannot be encrypted", failed);
        }
    }

    /** @throws IllegalStateException if the row, or what it leans on, was changed */
    Map<Part, byte[]> open(UUID exchange, int kind, Sealed sealed) {
        try {
            Cipher unwrap = Cipher.getInstance(WRAP, provider);
            unwrap.init(Cipher.UNWRAP_MODE, keys.byId(sealed.keyId()));
            var key = (SecretKey) unwrap.unwrap(sealed.wrappedKey(), "AES", Cipher.SECRET_KEY);
            byte[] packed = cipher(Cipher.DECRYPT_MODE, key, exchange, kind).doFinal(sealed.content());
            return VaultFrame.read(packing.unpack(packed, certificates));
        } catch (GeneralSecurityException | IllegalArgumentException failed) {
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

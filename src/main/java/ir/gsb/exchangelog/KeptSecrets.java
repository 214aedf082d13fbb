package ir.gsb.exchangelog;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals small secrets for the store, under keys that come from the master keys. */
public final class KeptSecrets {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final MasterKeys keys;
    private final SecureRandom random;

    public KeptSecrets(MasterKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /**
     * A sealed secret.
     *
     * @param keyId the master key it was sealed under
     * @param content 12 bytes nonce, then AES-256-GCM
     */
    public record Kept(int keyId, byte[] content) {}

    /** The master key that secrets are sealed under now. */
    public int current() {
        return keys.current();
    }

    /** @param owner whose it is; only with the same words is it opened again */
    public Kept seal(byte[] secret, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.current(), nonce, owner, secret);
        byte[] content = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, content, NONCE_BYTES, sealed.length);
        return new Kept(keys.current(), content);
    }

    /** @throws IllegalStateException if it is another owner's, was altered, or its master key is not configured */
    public byte[] open(Kept kept, String owner) {
        if (kept.content().length < NONCE_BYTES) {
            throw new IllegalStateException("the secret of " + owner + " was cut short");
        }
        return cipher(
                Cipher.DECRYPT_MODE,
                kept.keyId(),
                Arrays.copyOf(kept.content(), NONCE_BYTES),
                owner,
                Arrays.copyOfRange(kept.content(), NONCE_BYTES, kept.content().length));
    }

    /** What tells one source from another without naming it. */
    public byte[] sourceHash(String source) {
        return keys.sourceHash(source);
    }

    private byte[] cipher(int mode, int keyId, byte[] nonce, String owner, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(keyId), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException("the secret of " + owner + " cannot be opened", wrong);
        }
    }

    /** A key of its own for this purpose, so that no master key ever does two kinds of work. */
    private SecretKey key(int keyId) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(keys.master(keyId));
        return new SecretKeySpec(mac.doFinal("gsb kept secret".getBytes(StandardCharsets.UTF_8)), "AES");
    }
}

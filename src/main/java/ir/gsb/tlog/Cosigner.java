package ir.gsb.tlog;

import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.time.Instant;

/**
 * Cosigns checkpoints as a witness does (C2SP tlog-cosignature, {@code cosignature/v1}). Whether a checkpoint may be
 * cosigned is not its concern. The message does not name the witness: give each a key of its own.
 */
public final class Cosigner {

    private final KeyText key;
    private final PrivateKey privateKey;

    private Cosigner(KeyText key, PrivateKey privateKey) {
        this.key = key;
        this.privateKey = privateKey;
    }

    /** Takes an Ed25519 key in PKCS#8 PEM. */
    public static Cosigner of(String name, String pem) throws TlogException {
        KeyText.requireName(name);
        EdECPrivateKey privateKey = Ed25519.privateKey(pem);
        byte[] publicKey = Ed25519.raw(Ed25519.publicKeyOf(privateKey));
        return new Cosigner(new KeyText(name, KeyText.COSIGNATURE, publicKey), privateKey);
    }

    public CosignatureVerifier verifier() {
        try {
            return CosignatureVerifier.of(key);
        } catch (TlogException broken) {
            throw new IllegalStateException("a key that signs has a public key", broken);
        }
    }

    /** @param at is cut to the second */
    public Note.Signature cosign(Checkpoint checkpoint, Instant at) {
        long seconds = at.getEpochSecond();
        byte[] signature = Ed25519.sign(privateKey, message(seconds, checkpoint.text()));
        byte[] value = ByteBuffer.allocate(CosignatureVerifier.SIZE)
                .putLong(seconds)
                .put(signature)
                .array();
        return new Note.Signature(key.name(), key.id(), value);
    }

    static byte[] message(long seconds, String text) {
        return Text.utf8("cosignature/v1\ntime " + seconds + "\n" + text);
    }
}

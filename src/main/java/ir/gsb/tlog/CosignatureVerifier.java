package ir.gsb.tlog;

import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Verifies what a witness says of checkpoints (C2SP tlog-cosignature, type 0x04: Ed25519 with a time). */
public final class CosignatureVerifier {

    static final int SIZE = Long.BYTES + Ed25519.SIGNATURE_BYTES;

    private final KeyText key;
    private final PublicKey publicKey;

    private CosignatureVerifier(KeyText key) throws TlogException {
        this.key = key;
        this.publicKey = Ed25519.publicKey(key.key());
    }

    /** @param vkey {@code name+hash+base64} */
    public static CosignatureVerifier parse(String vkey) throws TlogException {
        return new CosignatureVerifier(KeyText.parse(vkey, KeyText.COSIGNATURE));
    }

    static CosignatureVerifier of(KeyText key) throws TlogException {
        return new CosignatureVerifier(key);
    }

    public String name() {
        return key.name();
    }

    /** {@code name+hash+base64}. */
    public String vkey() {
        return key.text();
    }

    /** The time that a line of this type has in it, whoever made it: nothing is verified. Empty for other types. */
    public static Optional<Instant> timeIn(Note.Signature signature) {
        if (signature.value().length != SIZE) {
            return Optional.empty();
        }
        long seconds = ByteBuffer.wrap(signature.value()).getLong();
        return seconds < 0 || seconds > Instant.MAX.getEpochSecond()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(seconds));
    }

    /** Whether a signature line claims to be of this witness. */
    public boolean isOwn(Note.Signature signature) {
        return signature.name().equals(key.name()) && signature.keyId() == key.id();
    }

    /**
     * When the witness said that the checkpoint is consistent with all that it had seen of the log; to the second, the
     * latest if it said so several times.
     *
     * @throws TlogException if the witness has not cosigned, or a signature in its name does not verify
     */
    public Instant verify(Note checkpoint) throws TlogException {
        Optional<Instant> latest = Optional.empty();
        for (Note.Signature signature : checkpoint.signatures()) {
            if (isOwn(signature)) {
                Instant time = verify(checkpoint.text(), signature.value());
                latest = latest.filter(time::isBefore).or(() -> Optional.of(time));
            }
        }
        return latest.orElseThrow(() -> new TlogException("the checkpoint is not cosigned by " + key.name()));
    }

    private Instant verify(String text, byte[] value) throws TlogException {
        long seconds = value.length == SIZE ? ByteBuffer.wrap(value).getLong() : -1;
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            throw new TlogException("the cosignature of " + key.name() + " has no time");
        }
        byte[] signature = Arrays.copyOfRange(value, Long.BYTES, value.length);
        Ed25519.verify(publicKey, Cosigner.message(seconds, text), signature, key.name());
        return Instant.ofEpochSecond(seconds);
    }
}

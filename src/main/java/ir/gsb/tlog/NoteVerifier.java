package ir.gsb.tlog;

import java.security.PublicKey;

/** Verifies the signature of one key on notes (C2SP signed-note, type 0x01: Ed25519 over the text). */
public final class NoteVerifier {

    private final KeyText key;
    private final PublicKey publicKey;

    private NoteVerifier(KeyText key) throws TlogException {
        this.key = key;
        this.publicKey = Ed25519.publicKey(key.key());
    }

    /** @param vkey {@code name+hash+base64} */
    public static NoteVerifier parse(String vkey) throws TlogException {
        return new NoteVerifier(KeyText.parse(vkey, KeyText.ED25519));
    }

    static NoteVerifier of(KeyText key) throws TlogException {
        return new NoteVerifier(key);
    }

    public String name() {
        return key.name();
    }

    /** {@code name+hash+base64}. */
    public String vkey() {
        return key.text();
    }

    /**
     * Signatures of other keys are ignored.
     *
     * @throws TlogException if this key has not signed the note, or a signature in its name does not verify
     */
    public void verify(Note note) throws TlogException {
        boolean signed = false;
        for (Note.Signature signature : note.signatures()) {
            if (signature.name().equals(key.name()) && signature.keyId() == key.id()) {
                Ed25519.verify(publicKey, Text.utf8(note.text()), signature.value(), key.name());
                signed = true;
            }
        }
        if (!signed) {
            throw new TlogException("the note is not signed by " + key.name());
        }
    }
}

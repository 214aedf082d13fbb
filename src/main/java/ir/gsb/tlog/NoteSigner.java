package ir.gsb.tlog;

import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.util.List;

/** Signs notes under a name (C2SP signed-note, type 0x01: Ed25519 over the text). */
public final class NoteSigner {

    private final KeyText key;
    private final PrivateKey privateKey;

    private NoteSigner(KeyText key, PrivateKey privateKey) {
        this.key = key;
        this.privateKey = privateKey;
    }

    /**
     * Takes an Ed25519 key in PKCS#8 PEM.
     *
     * @param name of a log: its origin
     * @throws TlogException if it is no such key or the name cannot be that of a key
     */
    public static NoteSigner of(String name, String pem) throws TlogException {
        KeyText.requireName(name);
        EdECPrivateKey privateKey = Ed25519.privateKey(pem);
        byte[] publicKey = Ed25519.raw(Ed25519.publicKeyOf(privateKey));
        return new NoteSigner(new KeyText(name, KeyText.ED25519, publicKey), privateKey);
    }

    public String name() {
        return key.name();
    }

    /** Who verifies what this one signs. */
    public NoteVerifier verifier() {
        try {
            return NoteVerifier.of(key);
        } catch (TlogException broken) {
            throw new IllegalStateException("a key that signs has a public key", broken);
        }
    }

    /** The note with this signature under those that it has. */
    public Note sign(Note note) {
        byte[] value = Ed25519.sign(privateKey, Text.utf8(note.text()));
        return note.with(List.of(new Note.Signature(key.name(), key.id(), value)));
    }
}

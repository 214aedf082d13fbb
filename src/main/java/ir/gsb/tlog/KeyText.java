package ir.gsb.tlog;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** The name and public key of a signer as text: {@code name+hash+base64(type ‖ key)} (C2SP signed-note). */
record KeyText(String name, byte type, byte[] key) {

    /** Ed25519 over the text. */
    static final byte ED25519 = 0x01;

    /** Ed25519 over the text and a time: a witness. */
    static final byte COSIGNATURE = 0x04;

    static KeyText parse(String vkey, byte type) throws TlogException {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3) {
            throw new TlogException("a verifier key has the form name+hash+key: " + Text.shown(vkey));
        }
        requireName(parts[0]);
        byte[] typed = Text.base64(parts[2]);
        if (typed.length != 1 + Ed25519.KEY_BYTES || typed[0] != type) {
            throw new TlogException("the verifier key of " + parts[0] + " is not of type " + type);
        }
        KeyText parsed = new KeyText(parts[0], type, Arrays.copyOfRange(typed, 1, typed.length));
        if (!parsed.hash().equals(parts[1])) {
            throw new TlogException("the verifier key of " + parts[0] + " has the hash " + parsed.hash() + ", not "
                    + Text.shown(parts[1]));
        }
        return parsed;
    }

    static void requireName(String name) throws TlogException {
        if (!isName(name)) {
            throw new TlogException("not the name of a key: " + Text.shown(name));
        }
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+' || c < ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    int id() {
        MessageDigest digest = Merkle.sha256();
        digest.update(Text.utf8(name));
        digest.update((byte) '\n');
        digest.update(type);
        return ByteBuffer.wrap(digest.digest(key)).getInt();
    }

    private String hash() {
        return HexFormat.of().toHexDigits(id());
    }

    String text() {
        byte[] typed = ByteBuffer.allocate(1 + key.length).put(type).put(key).array();
        return name + "+" + hash() + "+" + Text.base64(typed);
    }
}

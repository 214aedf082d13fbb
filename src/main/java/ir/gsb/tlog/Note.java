package ir.gsb.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text with signatures under it (C2SP signed-note). Nothing of it may be believed before a {@link NoteVerifier} has
 * verified it.
 *
 * @param text ends in a line feed, which is signed too
 * @param signatures of whatever keys, known or not, in their order
 */
public record Note(String text, List<Signature> signatures) {

    private static final int LARGEST = 1 << 20;
    private static final int MOST_SIGNATURES = 100;
    private static final int KEY_ID_BYTES = 4;
    private static final String DASH = "— ";

    /**
     * A signature line.
     *
     * @param keyId the first four bytes of the key's hash, as a number
     * @param value what the key made of the text, without the key id
     */
    public record Signature(String name, int keyId, byte[] value) {

        static Signature parse(String line) throws TlogException {
            String[] parts = line.split(" ", -1);
            if (parts.length != 3 || !line.startsWith(DASH)) {
                throw new TlogException("not a signature line of a note: " + Text.shown(line));
            }
            KeyText.requireName(parts[1]);
            byte[] value = Text.base64(parts[2]);
            if (value.length <= KEY_ID_BYTES) {
                throw new TlogException("the signature of " + parts[1] + " is too short");
            }
            int keyId = ByteBuffer.wrap(value).getInt();
            return new Signature(parts[1], keyId, Arrays.copyOfRange(value, KEY_ID_BYTES, value.length));
        }

        /** What its line and every other of this name begins with. */
        public String start() {
            return DASH + name + " ";
        }

        /** With the line feed at its end. */
        public String line() {
            byte[] bytes = ByteBuffer.allocate(KEY_ID_BYTES + value.length)
                    .putInt(keyId)
                    .put(value)
                    .array();
            return start() + Text.base64(bytes) + "\n";
        }
    }

    public Note {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("the text of a note ends in a line feed");
        }
        signatures = List.copyOf(signatures);
    }

    /** A text that nobody has signed yet. */
    public static Note unsigned(String text) {
        return new Note(text, List.of());
    }

    /** Reads UTF-8. */
    public static Note parse(byte[] bytes) throws TlogException {
        return parse(Text.utf8(bytes));
    }

    /** Reads a note with at least one signature. */
    public static Note parse(String whole) throws TlogException {
        requirePlain(whole);
        int blank = whole.lastIndexOf("\n\n");
        if (blank < 0) {
            throw new TlogException("a note has a blank line before its signatures");
        }
        return new Note(whole.substring(0, blank + 1), signatures(whole.substring(blank + 2)));
    }

    /** Reads signature lines alone, as a witness answers them. */
    public static List<Signature> signatures(String lines) throws TlogException {
        requirePlain(lines);
        List<String> each = Text.lines(lines);
        if (each.size() > MOST_SIGNATURES) {
            throw new TlogException("a note has more than " + MOST_SIGNATURES + " signatures");
        }
        List<Signature> found = new ArrayList<>(each.size());
        for (String line : each) {
            found.add(Signature.parse(line));
        }
        return found;
    }

    private static void requirePlain(String text) throws TlogException {
        if (text.length() > LARGEST) {
            throw new TlogException("a note is at most " + LARGEST + " characters long");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new TlogException("a note has no control characters but line feeds");
        }
    }

    /** The same with further signatures under those that it has. */
    public Note with(List<Signature> more) {
        return new Note(text, Stream.concat(signatures.stream(), more.stream()).toList());
    }

    /** As it is published and stored. */
    @Override
    public String toString() {
        return text + "\n" + signatures.stream().map(Signature::line).collect(Collectors.joining());
    }

    public byte[] toBytes() {
        return Text.utf8(toString());
    }
}

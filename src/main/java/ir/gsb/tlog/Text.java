package ir.gsb.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Strict reading of the parts that the formats have in common. */
final class Text {

    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");

    private Text() {}

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** RFC 4648 §4 with padding and without spare bits, so that no two texts mean the same. */
    static byte[] base64(String text) throws TlogException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (base64(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            throw new TlogException("not base64: " + shown(text), notBase64);
        }
        throw new TlogException("not the one base64 of its bytes: " + shown(text));
    }

    /** ASCII digits without leading zeroes, below 2^63. */
    static long decimal(String text) throws TlogException {
        try {
            if (DECIMAL.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException tooLarge) {
            throw new TlogException("the number is too large: " + text, tooLarge);
        }
        throw new TlogException("not a decimal number without leading zeroes: " + shown(text));
    }

    static String utf8(byte[] bytes) throws TlogException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new TlogException("not UTF-8", notText);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The lines of a text, each of which ends in a line feed, without it. */
    static List<String> lines(String text) throws TlogException {
        if (!text.endsWith("\n")) {
            throw new TlogException("the last line does not end in a line feed");
        }
        return List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    /** One hash a line. */
    static List<Hash> hashes(List<String> lines) throws TlogException {
        List<Hash> hashes = new ArrayList<>(lines.size());
        for (String line : lines) {
            hashes.add(Hash.parse(line));
        }
        return hashes;
    }

    static String after(String word, String line) throws TlogException {
        if (!line.startsWith(word + " ")) {
            throw new TlogException("expected «" + word + " …», not: " + shown(line));
        }
        return line.substring(word.length() + 1);
    }

    /** What may be repeated in an error. */
    static String shown(String text) {
        String safe = text.replaceAll("\\p{Cntrl}", "?");
        return safe.length() > 80 ? safe.substring(0, 80) + "…" : safe;
    }
}

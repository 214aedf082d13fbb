package ir.gsb.exchangelog;

import ir.gsb.message.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a vault row says once decrypted: the version, 1, in one byte, then any number of parts, each a tag of one byte,
 * a length of four bytes (big endian) and so many bytes.
 *
 * <p>A commitment of a record is SHA-256 over the salt and the parts it is about, tags and lengths included, in the
 * order in which they stand here: {@code TARGET AUTHORITY REQUEST_HEADERS REQUEST_BODY} for a request,
 * {@code STATUS ANSWER_HEADERS ANSWER_BODY} for an answer.
 */
final class VaultFrame {

    private static final byte VERSION = 1;
    private static final int PART_OVERHEAD = 5;

    /** Text is UTF-8; headers are {@code name: value} lines, each with a line feed at its end. */
    enum Part {
        REQUEST_SALT(1),
        /** Method, a space, raw target. */
        TARGET(2),
        AUTHORITY(3),
        REQUEST_HEADERS(4),
        REQUEST_BODY(5),
        ANSWER_SALT(6),
        /** HTTP status in digits. */
        STATUS(7),
        ANSWER_HEADERS(8),
        ANSWER_BODY(9),
        /** A provider's own error text. */
        KEPT(10),
        /** A provider's signed answer. */
        EVIDENCE(11),
        /** SHA-256 of the body of a message that was not verified. */
        BODY_HASH(12),
        /** The beginning of such a message: its parts TARGET to REQUEST_BODY, cut off somewhere. */
        BEGINNING(13);

        private final byte tag;

        Part(int tag) {
            this.tag = (byte) tag;
        }

        static Part of(byte tag) {
            if (tag < 1 || tag > values().length) {
                throw new IllegalArgumentException("a vault row has a part with the unknown tag " + tag);
            }
            return values()[tag - 1];
        }
    }

    private ByteBuffer buffer;

    VaultFrame(int expectedSize) {
        buffer = ByteBuffer.allocate(expectedSize + 1).put(VERSION);
    }

    VaultFrame put(Part part, byte[] value) {
        int needed = PART_OVERHEAD + value.length;
        if (buffer.remaining() < needed) {
            int size = Math.max(buffer.capacity() * 2, buffer.position() + needed);
            buffer = ByteBuffer.allocate(size).put(buffer.flip());
        }
        buffer.put(part.tag).putInt(value.length).put(value);
        return this;
    }

    VaultFrame put(Part part, String value) {
        return put(part, value.getBytes(StandardCharsets.UTF_8));
    }

    VaultFrame put(Part part, Headers headers) {
        var lines = new StringBuilder(64 * headers.all().size());
        for (Headers.Header header : headers.all()) {
            lines.append(header.name()).append(": ").append(header.value()).append('\n');
        }
        return put(part, lines.toString());
    }

    int size() {
        return buffer.position();
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    /** The bytes from a position on, at most so many. */
    byte[] from(int position, int most) {
        return Arrays.copyOfRange(buffer.array(), position, Math.min(buffer.position(), position + most));
    }

    /** SHA-256 over the salt and what was put since a position. */
    byte[] commitment(byte[] salt, int from) {
        MessageDigest digest = sha256();
        digest.update(salt);
        digest.update(buffer.array(), from, buffer.position() - from);
        return digest.digest();
    }

    static Map<Part, byte[]> read(byte[] frame) {
        ByteBuffer in = ByteBuffer.wrap(frame);
        if (in.get() != VERSION) {
            throw new IllegalArgumentException("a vault row has the unknown version " + frame[0]);
        }
        var parts = new EnumMap<Part, byte[]>(Part.class);
        while (in.hasRemaining()) {
            Part part = Part.of(in.get());
            byte[] value = new byte[in.getInt()];
            in.get(value);
            parts.put(part, value);
        }
        return parts;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}

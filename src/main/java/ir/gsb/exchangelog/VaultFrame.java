package ir.gsb.exchangelog;

import ir.gsb.message.HttpText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a vault row says once it is decrypted and unpacked: the version, 2, in one byte, then any number of parts, each a
 * tag of one byte, a length of four bytes (big endian) and so many bytes.
 *
 * <p>A commitment of a record is SHA-256 over the salt and the request or the answer as they stand here.
 */
final class VaultFrame {

    private static final byte VERSION = 2;
    private static final int PART_OVERHEAD = 5;

    /** Text is UTF-8. */
    enum Part {
        REQUEST_SALT(1),
        /** As {@link HttpText} writes it. */
        REQUEST(2),
        ANSWER_SALT(3),
        ANSWER(4),
        /** What a provider said of its failure. */
        KEPT(5),
        /** A provider's signed answer. */
        EVIDENCE(6),
        /** SHA-256 of the body of a message that was not verified. */
        BODY_HASH(7),
        /** The beginning of such a message. */
        BEGINNING(8);

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

    byte[] toBytes() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    /** SHA-256 over a salt and what it hides. */
    static byte[] commitment(byte[] salt, byte[] message) {
        MessageDigest digest = sha256();
        digest.update(salt);
        return digest.digest(message);
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

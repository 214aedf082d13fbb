package ir.gsb.exchangelog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Makes what goes into the vault smaller: raw DEFLATE (RFC 1951) with a preset dictionary of what most messages have in
 * common, and of the certificates that stand in them.
 *
 * <p>A packed frame is: one byte 0 and the frame as it is; or one byte 1, the number of certificates in one byte, the
 * SHA-256 of each, the frame's length in four bytes, and the deflated bytes. The dictionary is the file
 * {@code vault-dictionary-1.txt} and then the base64 of each certificate.
 */
final class Packing {

    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;
    private static final int THUMBPRINT = 32;
    private static final int WORTH_IT = 1024;
    private static final int LARGEST = 64 << 20;
    private static final int LEVEL = 4;
    private static final int POOLED = 32;

    /** A certificate that a message may hold. */
    record Known(byte[] thumbprint, byte[] der) {}

    /** Finds a certificate by its SHA-256. */
    interface Certificates {
        byte[] der(byte[] thumbprint);
    }

    private final byte[] common = common();
    private final BlockingQueue<Deflater> deflaters = new ArrayBlockingQueue<>(POOLED);

    private static byte[] common() {
        try (InputStream file = Packing.class.getResourceAsStream("vault-dictionary-1.txt")) {
            if (file == null) {
                throw new IllegalStateException("vault-dictionary-1.txt is missing in the program");
            }
            return file.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    byte[] pack(byte[] frame, List<Known> certificates) {
        if (frame.length < WORTH_IT) {
            return plain(frame);
        }
        var head = ByteBuffer.allocate(2 + certificates.size() * THUMBPRINT + 4)
                .put(DEFLATED)
                .put((byte) certificates.size());
        certificates.forEach(known -> head.put(known.thumbprint()));
        head.putInt(frame.length);
        byte[] dictionary = dictionary(certificates.stream().map(Known::der).toList());
        byte[] deflated = deflate(frame, dictionary);
        return deflated.length + head.capacity() < frame.length
                ? ByteBuffer.allocate(head.capacity() + deflated.length)
                        .put(head.array())
                        .put(deflated)
                        .array()
                : plain(frame);
    }

    private static byte[] plain(byte[] frame) {
        return ByteBuffer.allocate(1 + frame.length).put(PLAIN).put(frame).array();
    }

    private byte[] dictionary(List<byte[]> certificates) {
        var dictionary = new ByteArrayOutputStream(common.length + 2048);
        certificates.forEach(der -> dictionary.writeBytes(Base64.getEncoder().encode(der)));
        dictionary.writeBytes(common);
        return dictionary.toByteArray();
    }

    private byte[] deflate(byte[] frame, byte[] dictionary) {
        Deflater deflater = deflaters.poll();
        if (deflater == null) {
            deflater = new Deflater(LEVEL, true);
        }
        deflater.reset();
        deflater.setDictionary(dictionary);
        deflater.setInput(frame);
        deflater.finish();
        byte[] out = new byte[frame.length];
        int length = deflater.deflate(out);
        boolean fits = deflater.finished();
        if (!deflaters.offer(deflater)) {
            deflater.end();
        }
        return fits ? Arrays.copyOf(out, length) : out;
    }

    /** @throws IllegalArgumentException if it was not packed here */
    byte[] unpack(byte[] packed, Certificates certificates) {
        var in = ByteBuffer.wrap(packed);
        byte form = in.get();
        if (form == PLAIN) {
            return Arrays.copyOfRange(packed, 1, packed.length);
        }
        if (form != DEFLATED) {
            throw new IllegalArgumentException("a vault row is packed in the unknown form " + form);
        }
        byte[][] known = new byte[in.get()][];
        for (int i = 0; i < known.length; i++) {
            byte[] thumbprint = new byte[THUMBPRINT];
            in.get(thumbprint);
            known[i] = certificates.der(thumbprint);
        }
        int length = in.getInt();
        if (length < 0 || length > LARGEST) {
            throw new IllegalArgumentException("a vault row would have " + length + " bytes");
        }
        return inflate(packed, in.position(), dictionary(List.of(known)), length);
    }

    private static byte[] inflate(byte[] packed, int from, byte[] dictionary, int length) {
        var inflater = new Inflater(true);
        try {
            inflater.setDictionary(dictionary);
            inflater.setInput(packed, from, packed.length - from);
            byte[] frame = new byte[length];
            int got = inflater.inflate(frame);
            if (got != length) {
                throw new IllegalArgumentException("a vault row has " + got + " bytes of " + length);
            }
            return frame;
        } catch (DataFormatException broken) {
            throw new IllegalArgumentException("a vault row cannot be unpacked", broken);
        } finally {
            inflater.end();
        }
    }
}

package ir.gsb.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a zip in its plainest form: sizes before the bytes, no descriptors, no extra fields, no comments. So two files
 * with the same content are the same, and {@link ZipReader} need not accept anything else.
 */
final class ZipWriter {

    static final int STORED = 0;
    static final int DEFLATED = 8;

    /** 1980-01-01, the first day there is; when things happened is said elsewhere, and proven. */
    private static final int DATE = 0x21;

    private static final short VERSION = 20;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int entries;

    ZipWriter store(String name, byte[] content) {
        return add(name, STORED, content, content);
    }

    ZipWriter deflate(String name, byte[] content) {
        return add(name, DEFLATED, content, deflated(content));
    }

    private ZipWriter add(String name, int method, byte[] content, byte[] packed) {
        byte[] named = name.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(content);
        byte[] common = little(26)
                .putShort(VERSION)
                .putShort((short) 0)
                .putShort((short) method)
                .putShort((short) 0)
                .putShort((short) DATE)
                .putInt((int) crc.getValue())
                .putInt(packed.length)
                .putInt(content.length)
                .putShort((short) named.length)
                .putShort((short) 0)
                .array();
        int offset = out.size();
        out.writeBytes(little(4).putInt(ZipReader.LOCAL).array());
        out.writeBytes(common);
        out.writeBytes(named);
        out.writeBytes(packed);
        directory.writeBytes(
                little(6).putInt(ZipReader.CENTRAL).putShort(VERSION).array());
        directory.writeBytes(common);
        directory.writeBytes(little(14)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(offset)
                .array());
        directory.writeBytes(named);
        entries++;
        return this;
    }

    byte[] finish() {
        int start = out.size();
        out.writeBytes(directory.toByteArray());
        out.writeBytes(little(ZipReader.END_SIZE)
                .putInt(ZipReader.END)
                .putInt(0)
                .putShort((short) entries)
                .putShort((short) entries)
                .putInt(directory.size())
                .putInt(start)
                .putShort((short) 0)
                .array());
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] content) {
        try (var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setInput(content);
            deflater.finish();
            var packed = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        }
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}

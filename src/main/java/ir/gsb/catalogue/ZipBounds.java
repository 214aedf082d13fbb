package ir.gsb.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Keeps archives out that unpack to more than they should, and XML that declares entities. */
final class ZipBounds {

    private static final long MOST_BYTES = 256L << 20;
    private static final int MOST_ENTRIES = 200;
    private static final int HEAD = 1024;
    private static final int PORTION = 1 << 16;

    private ZipBounds() {}

    /** @throws IOException if the file is no archive, or none that may be unpacked */
    static void check(byte[] file) throws IOException {
        long all = 0;
        int entries = 0;
        byte[] buffer = new byte[PORTION];
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] head = zip.readNBytes(HEAD);
                if (++entries > MOST_ENTRIES || new String(head, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")) {
                    throw new IOException("the workbook holds what no workbook needs");
                }
                all += head.length;
                for (int count = zip.read(buffer); count >= 0; count = zip.read(buffer)) {
                    all += count;
                    if (all > MOST_BYTES) {
                        throw new IOException("the workbook unpacks to more than 256 MiB");
                    }
                }
            }
        }
        if (entries == 0) {
            throw new IOException("the file is no workbook");
        }
    }
}

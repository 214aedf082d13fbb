package ir.gsb.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Keeps archives out that unpack to more than they should, and XML that declares entities. */
final class ZipBounds {

    private static final long MOST_BYTES = 256L << 20;
    private static final int MOST_ENTRIES = 200;
    private static final int HEAD = 1024;
    private static final int PORTION = 1 << 16;

    private ZipBounds() {}

    /** @throws IOException if the file is no archive, or none that may be unpacked */
    static void check(byte[] file) throws IOException {
        try (var channel = new SeekableInMemoryByteChannel(file);
                var zip = opened(channel)) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            if (entries.size() > MOST_ENTRIES) {
                throw new IOException("the workbook holds more than " + MOST_ENTRIES + " parts");
            }
            long left = MOST_BYTES;
            for (ZipArchiveEntry entry : entries) {
                left -= unpacked(zip.getInputStream(entry), left);
            }
        }
    }

    private static ZipFile opened(SeekableInMemoryByteChannel channel) throws IOException {
        try {
            return ZipFile.builder().setSeekableByteChannel(channel).get();
        } catch (IOException broken) {
            throw new IOException(
                    "it is no workbook, whatever its name ends in, or it is damaged; save it anew from a spreadsheet",
                    broken);
        }
    }

    private static long unpacked(InputStream part, long most) throws IOException {
        byte[] buffer = new byte[PORTION];
        byte[] head = part.readNBytes(HEAD);
        if (new String(head, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")) {
            throw new IOException("the workbook declares a document type, which no workbook needs");
        }
        long all = head.length;
        for (int count = part.read(buffer); count >= 0; count = part.read(buffer)) {
            all += count;
            if (all > most) {
                throw new IOException("the workbook unpacks to more than 256 MiB");
            }
        }
        return all;
    }
}

package ir.gsb.catalogue;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Keeps archives out that unpack to more than they should, and XML that declares entities, while they are looked through. */
final class ZipBounds {

    private static final long MOST_BYTES = 256L << 20;
    private static final int MOST_ENTRIES = 200;
    private static final int HEAD = 1024;

    private long left = MOST_BYTES;

    private ZipBounds() {}

    /**
     * What is found first in the parts of an archive; each is unpacked once, to its end unless something is found.
     *
     * @param look need not read a part to its end, nor close it
     * @throws IOException if the file is no archive, or none that may be unpacked
     */
    static <T> Optional<T> first(byte[] file, Function<InputStream, Optional<T>> look) throws IOException {
        try (var channel = new SeekableInMemoryByteChannel(file);
                var zip = opened(channel)) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            if (entries.size() > MOST_ENTRIES) {
                throw new IOException("the workbook holds more than " + MOST_ENTRIES + " parts");
            }
            var bounds = new ZipBounds();
            for (ZipArchiveEntry entry : entries) {
                try (var part = new BufferedInputStream(bounds.new Counted(zip.getInputStream(entry)))) {
                    Optional<T> found = look(part, look);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
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

    private static <T> Optional<T> look(BufferedInputStream part, Function<InputStream, Optional<T>> look)
            throws IOException {
        part.mark(HEAD);
        if (new String(part.readNBytes(HEAD), StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")) {
            throw new IOException("the workbook declares a document type, which no workbook needs");
        }
        part.reset();
        Optional<T> found = look.apply(part);
        if (found.isEmpty()) {
            part.transferTo(OutputStream.nullOutputStream());
        }
        return found;
    }

    /** Breaks where the parts together come to more than they may; again and again, if somebody swallows it. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream part) {
            super(part);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] buffer, int from, int most) throws IOException {
            int count = super.read(buffer, from, most);
            left -= Math.max(count, 0);
            if (left < 0) {
                throw new IOException("the workbook unpacks to more than 256 MiB");
            }
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            return readNBytes((int) Math.min(count, HEAD)).length;
        }
    }
}

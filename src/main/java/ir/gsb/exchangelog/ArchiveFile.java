package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads an archive file: records that left the store, in the order of their ids. The format is gzip (RFC 1952) of lines
 * of JSON: a header, a line for each record, and a last line with the SHA-256 of all before it.
 */
public final class ArchiveFile {

    private static final int BUFFER = 1 << 16;

    /** Is told each record. */
    interface Each {
        void record(ArchivedRecord archived) throws IOException;
    }

    private final Path file;

    public ArchiveFile(Path file) {
        this.file = file;
    }

    public Path path() {
        return file;
    }

    /** @throws IOException if it cannot be read or is no archive file */
    public ArchiveHeader header() throws IOException {
        try (InputStream in = open()) {
            return ArchiveHeader.ofLine(line(in, VaultFrame.sha256()));
        }
    }

    /**
     * The records of an exchange, or of an act: its lines, whatever the rest of the file is like.
     *
     * @return empty if the file has none of it
     * @throws IOException if it cannot be read
     */
    public List<ArchivedRecord> find(ExchangeId exchange) throws IOException {
        String mark = "{\"id\":\"" + exchange + "\"";
        byte[] beginning = mark.getBytes(StandardCharsets.US_ASCII);
        var found = new ArrayList<ArchivedRecord>();
        try (InputStream in = open()) {
            MessageDigest digest = VaultFrame.sha256();
            long left = ArchiveHeader.ofLine(line(in, digest)).records();
            for (; left > 0; left--) {
                byte[] line = line(in, digest);
                if (Arrays.mismatch(line, beginning) == beginning.length) {
                    found.add(ArchivedRecord.ofLine(line));
                } else if (!found.isEmpty()) {
                    break;
                }
            }
        }
        return found;
    }

    /**
     * Reads all of it and checks that it is whole: every entry recomputed, the number of records and the hash in the last
     * line. Whether what was said is what a record speaks of, only the store can tell, which has the keys.
     *
     * @throws IOException saying what is wrong
     */
    public ArchiveHeader check() throws IOException {
        return forEach(archived -> {
            if (!archived.isUnchanged()) {
                throw new IOException("record " + archived.exchange() + " is not what its entry was made of");
            }
        });
    }

    ArchiveHeader forEach(Each each) throws IOException {
        MessageDigest digest = VaultFrame.sha256();
        try (InputStream in = open()) {
            ArchiveHeader header = ArchiveHeader.ofLine(line(in, digest));
            for (long left = header.records(); left > 0; left--) {
                try {
                    each.record(ArchivedRecord.ofLine(line(in, digest)));
                } catch (IllegalArgumentException noRecord) {
                    throw new IOException("a line is no record", noRecord);
                }
            }
            byte[] expected = ArchiveHeader.trailer(HexFormat.of().formatHex(digest.digest()));
            if (!Arrays.equals(expected, line(in, digest)) || in.read() >= 0) {
                throw new IOException("its last line is not the hash of what stands before it");
            }
            return header;
        } catch (IOException broken) {
            throw new IOException("The archive file " + file + " is not whole: " + broken.getMessage() + ".", broken);
        }
    }

    /** SHA-256 of the file as it is, as {@code sha256sum} prints it. */
    public byte[] sha256() throws IOException {
        MessageDigest digest = VaultFrame.sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return digest.digest();
    }

    private InputStream open() throws IOException {
        return new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), BUFFER), BUFFER);
    }

    private static byte[] line(InputStream in, MessageDigest digest) throws IOException {
        var line = new ByteArrayOutputStream(2048);
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new EOFException("it ends too early");
            }
            line.write(next);
            next = in.read();
        }
        byte[] bytes = line.toByteArray();
        digest.update(bytes);
        digest.update((byte) '\n');
        return bytes;
    }
}

package ir.gsb.exchangelog;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** Writes an archive file; what {@link #finish} has returned from is on disk. */
final class ArchiveWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final GZIPOutputStream out;
    private final OutputStream lines;
    private final MessageDigest digest = VaultFrame.sha256();

    ArchiveWriter(Path file, ArchiveHeader header) throws IOException {
        this.channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        this.out = new GZIPOutputStream(Channels.newOutputStream(channel), BUFFER);
        this.lines = new BufferedOutputStream(out, BUFFER);
        line(header.toLine());
    }

    void add(ArchivedRecord archived) throws IOException {
        line(archived.toLine());
    }

    private void line(byte[] line) throws IOException {
        digest.update(line);
        digest.update((byte) '\n');
        lines.write(line);
        lines.write('\n');
    }

    void finish() throws IOException {
        lines.write(ArchiveHeader.trailer(HexFormat.of().formatHex(digest.digest())));
        lines.write('\n');
        lines.flush();
        out.finish();
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

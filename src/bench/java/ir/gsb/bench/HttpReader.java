package ir.gsb.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ir.gsb.message.Headers;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the messages of one connection (RFC 9112), no more of the protocol than both sides of the benchmark need. */
final class HttpReader {

    private static final int LARGEST = 1 << 20;

    private final ReadableByteChannel channel;
    private final byte[] buffer = new byte[16384];
    private int from;
    private int until;

    HttpReader(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /** The next message; empty if the other side closed the connection between two. */
    Optional<HttpMessage> next() throws IOException {
        if (from == until && !fill()) {
            return Optional.empty();
        }
        String start = line();
        List<Headers.Header> all = new ArrayList<>(16);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            all.add(new Headers.Header(line.substring(0, colon), line.substring(colon + 1)));
        }
        var headers = new Headers(all);
        return Optional.of(new HttpMessage(start, headers, body(headers)));
    }

    private byte[] body(Headers headers) throws IOException {
        Optional<String> length = headers.first("content-length");
        if (length.isPresent()) {
            return bytes(Integer.parseInt(length.get()));
        }
        return headers.first("transfer-encoding").isPresent() ? chunks() : new byte[0];
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.writeBytes(bytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
    }

    private byte[] bytes(int count) throws IOException {
        if (count < 0 || count > LARGEST) {
            throw new IOException("a message of " + count + " bytes is more than the benchmark expects");
        }
        byte[] bytes = new byte[count];
        int done = 0;
        while (done < count) {
            require();
            int part = Math.min(count - done, until - from);
            System.arraycopy(buffer, from, bytes, done, part);
            from += part;
            done += part;
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder(0);
        while (true) {
            require();
            int end = from;
            while (end < until && buffer[end] != '\n') {
                end++;
            }
            line.append(new String(buffer, from, end - from, ISO_8859_1));
            from = Math.min(end + 1, until);
            if (end < until) {
                int length = line.length();
                return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
            }
            if (line.length() > LARGEST) {
                throw new IOException("a line of HTTP does not end");
            }
        }
    }

    private void require() throws IOException {
        if (from == until && !fill()) {
            throw new EOFException("the connection was closed within a message");
        }
    }

    private boolean fill() throws IOException {
        int read = channel.read(ByteBuffer.wrap(buffer));
        from = 0;
        until = Math.max(0, read);
        return read > 0;
    }
}

package ir.gsb.e2e;

import ir.gsb.message.Headers;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** HTTP/1.1 with nothing in between: whatever a test writes goes over the wire as it is. */
final class RawHttp {

    record Response(int status, Headers headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private RawHttp() {}

    /** Sends one request; Host, Content-Length and Connection are added unless they are given. */
    static Response send(int port, String method, String target, Headers headers, byte[] body) throws IOException {
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (headers.first("host").isEmpty()) {
            head.append("Host: localhost:").append(port).append("\r\n");
        }
        headers.all()
                .forEach(header -> head.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        if (headers.first("content-length").isEmpty()
                && headers.first("transfer-encoding").isEmpty()) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        return exchange(port, head.toString().getBytes(StandardCharsets.ISO_8859_1), body);
    }

    static Response exchange(int port, byte[] head, byte[] body) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            out.write(head);
            try {
                out.write(body);
                out.flush();
            } catch (IOException refusedEarly) {
                // The hub may answer, and close, before it has read all of a message that is too large.
            }
            return read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    /** Reads one answer. */
    static Response read(InputStream in) throws IOException {
        String statusLine = line(in);
        if (statusLine.isEmpty()) {
            throw new IOException("the server closed the connection without an answer");
        }
        int status = Integer.parseInt(statusLine.split(" ")[1]);
        List<Headers.Header> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.add(new Headers.Header(line.substring(0, colon), line.substring(colon + 1)));
        }
        var all = new Headers(headers);
        int length = Integer.parseInt(all.first("content-length").orElse("-1"));
        byte[] body = length >= 0 ? in.readNBytes(length) : in.readAllBytes();
        if (body.length < length) {
            throw new IOException("the server closed the connection within its answer");
        }
        return new Response(status, all, body);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the server closed the connection before the end of its answer");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}

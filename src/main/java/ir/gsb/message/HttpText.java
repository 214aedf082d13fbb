package ir.gsb.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message as HTTP/1.1 text (RFC 9112 §2.1), whatever version of HTTP carried it: first line, field lines with their
 * names in lower case, an empty line, and the exact bytes of the body.
 *
 * @param firstLine {@code POST /inquiries/x/v1 HTTP/1.1}, or {@code HTTP/1.1 200}
 */
public record HttpText(String firstLine, Headers headers, byte[] body) {

    private static final String VERSION = "HTTP/1.1";
    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    public static HttpText of(Received request) {
        String target =
                request.query().map(query -> request.path() + "?" + query).orElse(request.path());
        var headers = new ArrayList<Headers.Header>(request.headers().all().size() + 1);
        if (request.headers().first("host").isEmpty()) {
            headers.add(new Headers.Header("host", request.authority()));
        }
        headers.addAll(request.headers().all());
        return new HttpText(request.method() + " " + target + " " + VERSION, new Headers(headers), request.body());
    }

    public static HttpText of(Reply reply) {
        return new HttpText(VERSION + " " + reply.status(), reply.headers(), reply.body());
    }

    /** @throws IllegalArgumentException if it is no such text */
    public static HttpText parse(byte[] text) {
        int end = endOfHead(text);
        String[] lines = new String(text, 0, end, StandardCharsets.UTF_8).split("\r\n", -1);
        List<Headers.Header> headers = new ArrayList<>(lines.length);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("line " + (i + 1) + " of a message is no field line");
            }
            headers.add(new Headers.Header(lines[i].substring(0, colon), lines[i].substring(colon + 1)));
        }
        byte[] body = new byte[text.length - end - END.length];
        System.arraycopy(text, end + END.length, body, 0, body.length);
        return new HttpText(lines[0], new Headers(headers), body);
    }

    private static int endOfHead(byte[] text) {
        for (int i = 0; i + END.length <= text.length; i++) {
            if (text[i] == '\r' && text[i + 1] == '\n' && text[i + 2] == '\r' && text[i + 3] == '\n') {
                return i;
            }
        }
        throw new IllegalArgumentException("a message has no empty line after its header");
    }

    /** Of a request. */
    public String method() {
        return word(0);
    }

    /** Path and query of a request. */
    public String target() {
        return word(1);
    }

    /** Of an answer. */
    public int status() {
        return Integer.parseInt(word(1));
    }

    /** @param n from 0 */
    private String word(int n) {
        String[] words = firstLine.split(" ", -1);
        if (words.length <= n) {
            throw new IllegalArgumentException("a message has no proper first line");
        }
        return words[n];
    }

    /** Whether its body is said to be XML. */
    public boolean isXml() {
        return headers.first("content-type")
                .filter(type -> type.contains("xml"))
                .isPresent();
    }

    public byte[] toBytes() {
        var head = new StringBuilder(512).append(firstLine).append("\r\n");
        for (Headers.Header header : headers.all()) {
            head.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        var out = new ByteArrayOutputStream(head.length() + body.length + 64);
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        return out.toByteArray();
    }
}

package ir.gsb.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ir.gsb.message.Headers;
import java.util.Arrays;
import java.util.List;

/**
 * A request or response of HTTP/1.1 as it was read.
 *
 * @param start the request line or the status line
 */
record HttpMessage(String start, Headers headers, byte[] body) {

    /** The status of a response. */
    int status() {
        return Integer.parseInt(start, 9, 12, 10);
    }

    /** Writes a POST. */
    static byte[] post(String authority, String path, Headers headers, byte[] body) {
        var head = head("POST", authority, path, headers);
        head.append("content-length: ").append(body.length).append("\r\n\r\n");
        byte[] bytes = head.toString().getBytes(ISO_8859_1);
        byte[] message = Arrays.copyOf(bytes, bytes.length + body.length);
        System.arraycopy(body, 0, message, bytes.length, body.length);
        return message;
    }

    /** Writes a GET. */
    static byte[] get(String authority, String path) {
        return get(authority, path, new Headers(List.of()));
    }

    static byte[] get(String authority, String path, Headers headers) {
        return head("GET", authority, path, headers).append("\r\n").toString().getBytes(ISO_8859_1);
    }

    private static StringBuilder head(String method, String authority, String path, Headers headers) {
        var head = new StringBuilder(1024)
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nhost: ")
                .append(authority)
                .append("\r\n");
        for (Headers.Header header : headers.all()) {
            head.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        return head;
    }
}

package ir.gsb.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ir.gsb.message.Headers;
import java.util.Arrays;

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
        var head = new StringBuilder(1024)
                .append("POST ")
                .append(path)
                .append(" HTTP/1.1\r\nhost: ")
                .append(authority)
                .append("\r\n");
        for (Headers.Header header : headers.all()) {
            head.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        head.append("content-length: ").append(body.length).append("\r\n\r\n");
        byte[] bytes = head.toString().getBytes(ISO_8859_1);
        byte[] message = Arrays.copyOf(bytes, bytes.length + body.length);
        System.arraycopy(body, 0, message, bytes.length, body.length);
        return message;
    }

    /** Writes a GET. */
    static byte[] get(String authority, String path) {
        return ("GET " + path + " HTTP/1.1\r\nhost: " + authority + "\r\n\r\n").getBytes(ISO_8859_1);
    }
}

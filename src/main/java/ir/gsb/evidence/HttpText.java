package ir.gsb.evidence;

import ir.gsb.message.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A message as it is kept: start line and headers in ISO-8859-1, each ended by CR LF, an empty line, the exact body.
 *
 * @param start {@code POST /inquiries/x/v1 HTTP/1.1} or {@code HTTP/1.1 200}
 */
record HttpText(String start, Headers headers, byte[] body) {

    private static final String END = "\r\n\r\n";

    /** @throws IllegalArgumentException if it is no such text */
    static HttpText parse(byte[] http) {
        String text = new String(http, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END);
        if (end < 0) {
            throw new IllegalArgumentException("the HTTP text has no empty line after its headers");
        }
        List<String> lines = text.substring(0, end).lines().toList();
        List<Headers.Header> headers =
                lines.stream().skip(1).map(HttpText::header).toList();
        return new HttpText(
                lines.getFirst(), new Headers(headers), Arrays.copyOfRange(http, end + END.length(), http.length));
    }

    private static Headers.Header header(String line) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("the HTTP text has a header line without a name");
        }
        return new Headers.Header(line.substring(0, colon), line.substring(colon + 1));
    }

    /** @param n from 0 */
    private String word(int n) {
        String[] words = start.split(" ", -1);
        if (words.length <= n) {
            throw new IllegalArgumentException("the HTTP text has no proper first line");
        }
        return words[n];
    }

    String method() {
        return word(0);
    }

    /** Path and query. */
    String target() {
        return word(1);
    }

    int status() {
        return Integer.parseInt(word(1));
    }

    boolean isXml() {
        return headers.first("content-type")
                .filter(type -> type.contains("xml"))
                .isPresent();
    }
}

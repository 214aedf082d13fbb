package ir.gsb.delivery;

import ir.gsb.message.Headers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a provider sent, before anything of it is read. */
record RawAnswer(int status, Headers headers, byte[] body) {

    /** Status line, header lines, an empty line, and the body: what its signature covers. */
    byte[] asEvidence() {
        var head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
        headers.all()
                .forEach(header -> head.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        var all = new ByteArrayOutputStream(head.length() + 2 + body.length);
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }
}

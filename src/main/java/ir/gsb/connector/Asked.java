package ir.gsb.connector;

import ir.gsb.message.Headers;
import ir.gsb.message.Protocol;
import java.util.Locale;
import java.util.Optional;

/**
 * A message that came to one of the connector's doors.
 *
 * @param path the raw path of the target
 * @param query the raw query without its {@code ?}
 * @param body what came of it, whole unless the door says otherwise
 * @param source the address of the sender
 */
record Asked(String method, String path, Optional<String> query, Headers headers, byte[] body, String source) {

    boolean isGet() {
        return method.equals("GET");
    }

    /** Which SOAP its content type says it is. */
    Protocol soapVersion() {
        return headers.first("content-type").orElse("").toLowerCase(Locale.ROOT).startsWith("application/soap+xml")
                ? Protocol.SOAP_1_2
                : Protocol.SOAP_1_1;
    }

    /** Path and query. */
    String target() {
        return query.map(text -> path + "?" + text).orElse(path);
    }
}

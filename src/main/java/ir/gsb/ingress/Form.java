package ir.gsb.ingress;

import ir.gsb.message.Code;
import ir.gsb.message.Headers;
import ir.gsb.message.Protocol;
import ir.gsb.message.Received;
import ir.gsb.message.RefusedException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The form of an inquiry's message: content type, and what the client accepts. */
final class Form {

    private static final Set<String> JSON_ACCEPTED = Set.of("*/*", "application/*", "application/json");

    private static final String BATCH = "application/x-ndjson";
    private static final String PKCS10 = "application/pkcs10";

    private Form() {}

    static void check(Received received, boolean soap) {
        List<String> types = received.headers().values("content-type");
        if (types.size() > 1) {
            throw RefusedException.of(Code.DUPLICATE_HEADER, "Content-Type is there more than once: send it once.");
        }
        if (types.isEmpty()) {
            throw RefusedException.of(Code.MISSING_HEADER, "Content-Type is missing: " + expected(soap));
        }
        if (!fits(types.getFirst(), received.protocol())) {
            throw RefusedException.of(Code.UNSUPPORTED_MEDIA_TYPE, expected(soap));
        }
        if (received.headers().first("content-encoding").isPresent()) {
            throw RefusedException.of(
                    Code.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding is not served here: send the content as it is.");
        }
        if (soap
                && received.headers().all().stream()
                        .anyMatch(header -> header.name().startsWith("gsb-"))) {
            throw RefusedException.of(
                    Code.MALFORMED_MESSAGE,
                    "No signature covers the gsb-* headers of a SOAP message: say it in gsb:exchange and leave them"
                            + " out.");
        }
        if (!soap && !acceptsJson(received.headers())) {
            throw RefusedException.of(
                    Code.NOT_ACCEPTABLE, "Answers are application/json: accept that, or leave Accept out.");
        }
    }

    static void checkBatch(Received received) {
        checkType(received, BATCH, "Send a batch as " + BATCH + " in UTF-8, an inquiry a line.");
    }

    /** A request for a certificate (RFC 5967). */
    static void checkRequest(Received received) {
        checkType(received, PKCS10, "Send the certificate request as " + PKCS10 + ", in PEM or DER.");
    }

    private static void checkType(Received received, String wanted, String expected) {
        List<String> types = received.headers().values("content-type");
        if (types.size() != 1
                || !types.getFirst()
                        .toLowerCase(Locale.ROOT)
                        .split(";")[0]
                        .strip()
                        .equals(wanted)) {
            throw RefusedException.of(Code.UNSUPPORTED_MEDIA_TYPE, expected);
        }
        if (received.headers().first("content-encoding").isPresent()) {
            throw RefusedException.of(
                    Code.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding is not served here: send the content as it is.");
        }
        if (!acceptsJson(received.headers())) {
            throw RefusedException.of(
                    Code.NOT_ACCEPTABLE, "Answers are application/json: accept that, or leave Accept out.");
        }
    }

    private static String expected(boolean soap) {
        return soap
                ? "Send text/xml for SOAP 1.1 or application/soap+xml for SOAP 1.2, in UTF-8 and in one part."
                : "Send application/json in UTF-8.";
    }

    private static boolean fits(String contentType, Protocol protocol) {
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";");
        String wanted = switch (protocol) {
            case REST -> "application/json";
            case SOAP_1_1 -> "text/xml";
            case SOAP_1_2 -> "application/soap+xml";
        };
        if (!parts[0].strip().equals(wanted)) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("charset=")
                    && !parameter.equals("charset=utf-8")
                    && !parameter.equals("charset=\"utf-8\"")) {
                return false;
            }
        }
        return true;
    }

    static boolean acceptsJson(Headers headers) {
        List<String> accepts = headers.values("accept");
        if (accepts.isEmpty()) {
            return true;
        }
        for (String line : accepts) {
            for (String range : line.toLowerCase(Locale.ROOT).split(",")) {
                String[] parts = range.split(";");
                boolean none = range.replace(" ", "").matches(".*;q=0(\\.0*)?");
                if (!none && JSON_ACCEPTED.contains(parts[0].strip())) {
                    return true;
                }
            }
        }
        return false;
    }
}

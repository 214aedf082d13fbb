package ir.gsb.security;

import static ir.gsb.security.SoapElements.malformed;

import ir.gsb.message.Code;
import ir.gsb.message.Headers;
import ir.gsb.message.Protocol;
import ir.gsb.message.RefusedException;
import java.util.List;
import java.util.Optional;

/**
 * What a SOAP request says, outside its envelope, that it asks: {@code SOAPAction} (SOAP 1.1 §6.1.1), or the parameter
 * {@code action} of the content type (SOAP 1.2, RFC 3902).
 */
final class SoapAction {

    private SoapAction() {}

    static String of(Headers headers, Protocol protocol) {
        return protocol == Protocol.SOAP_1_1 ? header(headers) : parameter(headers);
    }

    private static String header(Headers headers) {
        List<String> actions = headers.values("soapaction");
        if (actions.isEmpty()) {
            throw missing("The header SOAPAction is missing; SOAP 1.1 needs it.");
        }
        if (actions.size() > 1) {
            throw RefusedException.of(Code.DUPLICATE_HEADER, "The header SOAPAction is there twice; send it once.");
        }
        return unquoted(actions.getFirst());
    }

    private static String parameter(Headers headers) {
        return headers.first("content-type")
                .flatMap(type -> parameter(type, "action"))
                .orElseThrow(
                        () -> missing("The Content-Type has no parameter action; SOAP 1.2 names there what it asks."));
    }

    /** A parameter of a media type (RFC 9110 §5.6.6); one that is there twice is refused. */
    static Optional<String> parameter(String mediaType, String name) {
        Optional<String> found = Optional.empty();
        int at = mediaType.indexOf(';');
        while (at >= 0 && at < mediaType.length()) {
            int end = endOfParameter(mediaType, at + 1);
            String parameter = mediaType.substring(at + 1, end);
            int equals = parameter.indexOf('=');
            if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase(name)) {
                if (found.isPresent()) {
                    throw malformed("The Content-Type has the parameter " + name + " twice; send it once.");
                }
                found = Optional.of(unquoted(parameter.substring(equals + 1).strip()));
            }
            at = end;
        }
        return found;
    }

    private static int endOfParameter(String mediaType, int from) {
        boolean quoted = false;
        for (int i = from; i < mediaType.length(); i++) {
            char c = mediaType.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        return mediaType.length();
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static RefusedException missing(String detail) {
        return RefusedException.of(Code.MISSING_HEADER, detail);
    }
}

package ir.gsb.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import ir.gsb.message.Headers;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.List;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.Type;
import org.jspecify.annotations.Nullable;

/** The text that is signed (RFC 9421 §2.5): one line for each covered component, then the signature's parameters. */
final class SignatureBase {

    private final SignedMessage message;
    private final StringBuilder base = new StringBuilder(1024);

    private SignatureBase(SignedMessage message) {
        this.message = message;
    }

    /**
     * Writes it.
     *
     * @param parameters covered components and parameters as {@code Signature-Input} has them
     * @throws SignatureException if a component is not there, or cannot be covered here
     */
    static String of(SignedMessage message, List<Component> components, String parameters) throws SignatureException {
        var lines = new SignatureBase(message);
        for (Component component : components) {
            lines.append(component);
        }
        return lines.base.append("\"@signature-params\": ").append(parameters).toString();
    }

    static byte[] bytes(String base) {
        return base.getBytes(ISO_8859_1);
    }

    private void append(Component component) throws SignatureException {
        base.append(component.identifier()).append(": ");
        SignedMessage of = component.ofRequest() ? request(component) : message;
        if (!component.isDerived()) {
            appendField(of.headers(), component);
        } else if (of instanceof SignedMessage.Request request) {
            appendDerived(request, component);
        } else if (of instanceof SignedMessage.Response response
                && component.name().equals("@status")) {
            base.append(response.status());
        } else {
            throw unusable(component);
        }
        base.append('\n');
    }

    private SignedMessage.Request request(Component component) throws SignatureException {
        if (message instanceof SignedMessage.Response response
                && response.request().isPresent()) {
            return response.request().get();
        }
        throw unusable(component);
    }

    private void appendDerived(SignedMessage.Request request, Component component) throws SignatureException {
        switch (component.name()) {
            case "@method" -> base.append(request.method());
            case "@authority" -> base.append(request.authority());
            case "@scheme" -> base.append(scheme(request, component));
            case "@path" -> appendPath(request);
            case "@query" -> base.append('?').append(request.query().orElse(""));
            case "@request-target" -> appendTarget(request);
            case "@target-uri" -> {
                base.append(scheme(request, component)).append("://").append(request.authority());
                appendTarget(request);
            }
            case "@query-param" -> base.append(queryParameter(request, component));
            default -> throw unusable(component);
        }
    }

    private static String scheme(SignedMessage.Request request, Component component) throws SignatureException {
        if (request.scheme().isEmpty()) {
            throw unusable(component);
        }
        return request.scheme();
    }

    private void appendPath(SignedMessage.Request request) {
        base.append(request.path().isEmpty() ? "/" : request.path());
    }

    private void appendTarget(SignedMessage.Request request) {
        appendPath(request);
        request.query().ifPresent(query -> base.append('?').append(query));
    }

    /** Decodes as a form does and encodes anew (RFC 9421 §2.2.8), so that proxies may write it in another way. */
    private static String queryParameter(SignedMessage.Request request, Component component) throws SignatureException {
        String found = null;
        for (String pair : request.query().orElse("").split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (encodedAnew(name).equals(component.queryName())) {
                if (found != null) {
                    throw new SignatureException("a query parameter that is covered must be there just once");
                }
                found = encodedAnew(equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
        if (found == null) {
            throw unusable(component);
        }
        return found;
    }

    private static String encodedAnew(String text) throws SignatureException {
        try {
            return URLEncoder.encode(URLDecoder.decode(text, UTF_8), UTF_8).replace("+", "%20");
        } catch (IllegalArgumentException e) {
            throw new SignatureException("the query has a broken %-escape", e);
        }
    }

    private void appendField(Headers headers, Component component) throws SignatureException {
        int start = base.length();
        boolean found = false;
        String key = component.key();
        if (key != null) {
            String member = member(headers, component.name(), key);
            found = member != null;
            base.append(member);
        } else {
            for (Headers.Header header : headers.all()) {
                if (header.name().equals(component.name())) {
                    base.append(found ? ", " : "").append(header.value());
                    found = true;
                }
            }
        }
        if (!found) {
            throw unusable(component);
        }
        requireVisible(start, component);
    }

    private static @Nullable String member(Headers headers, String name, String key) throws SignatureException {
        List<String> lines = new ArrayList<>(1);
        for (Headers.Header header : headers.all()) {
            if (header.name().equals(name)) {
                lines.add(header.value());
            }
        }
        try {
            ListElement<?> member = lines.isEmpty()
                    ? null
                    : new Parser(lines).parseDictionary().get().get(key);
            return member == null ? null : ((Type<?>) member).serialize();
        } catch (ParseException e) {
            throw new SignatureException("the field " + name + " is no dictionary (RFC 8941)", e);
        }
    }

    /** A line break inside a value would let it forge a line of the base. */
    private void requireVisible(int start, Component component) throws SignatureException {
        for (int i = start; i < base.length(); i++) {
            char c = base.charAt(i);
            if ((c < ' ' && c != '\t') || c > '~') {
                throw new SignatureException(
                        "the covered component " + component.identifier() + " holds characters that are not ASCII");
            }
        }
    }

    private static SignatureException unusable(Component component) {
        return new SignatureException("the covered component " + component.identifier()
                + " is not in this message or cannot be covered here");
    }
}

package ir.gsb.delivery;

import ir.gsb.canonical.JsonText;
import ir.gsb.message.AnsweredException;
import ir.gsb.message.Code;
import ir.gsb.message.Headers;
import ir.gsb.message.PlainAnswer;
import ir.gsb.message.PlainRequest;
import ir.gsb.message.Problem;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerMapping;

/**
 * What a portal route does first and last: the request is taken off the wire as a {@link PlainRequest}, and a
 * {@link PlainAnswer} put on it. What the client sent never becomes a header of Camel's own.
 */
public final class PlainCalls {

    private static final Logger LOG = LoggerFactory.getLogger(PlainCalls.class);
    private static final String RESPONSE = "gsb.response";
    private static final String HEAD_ONLY = "gsb.head-only";

    private final Function<Exception, Optional<PlainAnswer>> unavailable;

    /** @param unavailable the answer where something that was asked cannot be had just now; empty where a part failed */
    public PlainCalls(Function<Exception, Optional<PlainAnswer>> unavailable) {
        this.unavailable = unavailable;
    }

    /** Turns an exchange of platform-http into a {@link PlainRequest}. */
    public void take(Exchange exchange) {
        PlatformHttpMessage message = exchange.getMessage(PlatformHttpMessage.class);
        HttpServletRequest request = message.getRequest();
        exchange.setProperty(RESPONSE, message.getResponse());
        exchange.setProperty(HEAD_ONLY, request.getMethod().equals("HEAD"));
        message.removeHeaders("*");
        message.setBody(new PlainRequest(
                request.getMethod(),
                request.getRequestURI(),
                parts(request),
                query(request.getQueryString()),
                headers(request),
                request.getRemoteAddr()));
    }

    /** Writes a {@link PlainAnswer}. */
    public void give(Exchange exchange) {
        write(exchange, exchange.getMessage().getBody(PlainAnswer.class));
    }

    /** Writes the answer that the route was left with, or what it failed with as a problem (RFC 9457). */
    public void refuse(Exchange exchange) {
        Exception failed = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        switch (failed) {
            case AnsweredException answered -> write(exchange, answered.answer());
            case RefusedException refused -> write(exchange, problem(refused.refusal()));
            default -> write(exchange, unavailable.apply(failed).orElseGet(() -> broken(exchange, failed)));
        }
    }

    private static PlainAnswer broken(Exchange exchange, Exception failed) {
        LOG.error("the portal route {} failed", exchange.getFromRouteId(), failed);
        return problem(Refusal.of(Code.INTERNAL_ERROR, "The hub failed: ask again later."));
    }

    private static PlainAnswer problem(Refusal why) {
        return PlainAnswer.of(why.code().status(), "application/problem+json", JsonText.write(Problem.fields(why)))
                .with("cache-control", "no-store");
    }

    /** Headers are set at the response itself: Camel would keep some back, Cache-Control among them. */
    private static void write(Exchange exchange, PlainAnswer answer) {
        HttpServletResponse response = exchange.getProperty(RESPONSE, HttpServletResponse.class);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        response.setHeader("X-Content-Type-Options", "nosniff");
        for (Headers.Header header : answer.headers().all()) {
            if (header.name().equals("content-type")) {
                response.setContentType(header.value());
            } else {
                response.addHeader(header.name(), header.value());
            }
        }
        answer.body().length().ifPresent(response::setContentLengthLong);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        if (isMadeForNobody(exchange, answer)) {
            message.setBody(null);
            beginWithoutLength(response, answer.status());
        } else {
            message.setBody(answer.body().content().get());
        }
    }

    /** What is made while it is sent, asked for by HEAD, which sends nothing of it (RFC 9110 §9.3.2). */
    private static boolean isMadeForNobody(Exchange exchange, PlainAnswer answer) {
        return exchange.getProperty(HEAD_ONLY, false, Boolean.class)
                && answer.body().length().isEmpty();
    }

    private static void beginWithoutLength(HttpServletResponse response, int status) {
        try {
            response.setStatus(status);
            response.flushBuffer();
        } catch (IOException gone) {
            throw new UncheckedIOException("the client is gone", gone);
        }
    }

    private static Map<String, String> parts(HttpServletRequest request) {
        Map<String, String> parts = new LinkedHashMap<>();
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> found) {
            found.forEach((name, value) -> parts.put(String.valueOf(name), String.valueOf(value)));
        }
        return parts;
    }

    private static Headers headers(HttpServletRequest request) {
        List<Headers.Header> all = new ArrayList<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            Collections.list(request.getHeaders(name)).forEach(value -> all.add(new Headers.Header(name, value)));
        }
        return new Headers(all);
    }

    private static Map<String, List<String>> query(@Nullable String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : Optional.ofNullable(raw).orElse("").split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                query.computeIfAbsent(name, none -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        var bytes = ByteBuffer.allocate(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && i + 2 < text.length() && isHex(text, i + 1) && isHex(text, i + 2)) {
                bytes.put((byte) Integer.parseInt(text, i + 1, i + 3, 16));
                i += 2;
            } else if (c == '%' || c > '~') {
                throw unreadable();
            } else {
                bytes.put((byte) (c == '+' ? ' ' : c));
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException _) {
            throw unreadable();
        }
    }

    private static boolean isHex(String text, int at) {
        return Character.digit(text.charAt(at), 16) >= 0;
    }

    private static RefusedException unreadable() {
        return RefusedException.of(
                Code.MALFORMED_MESSAGE, "The query cannot be read: write it in UTF-8, percent-encoded (RFC 3986).");
    }
}

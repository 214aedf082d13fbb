package ir.gsb.delivery;

import ir.gsb.canonical.ServedSet;
import ir.gsb.message.Authorised;
import ir.gsb.message.Code;
import ir.gsb.message.Headers;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import ir.gsb.message.Party;
import ir.gsb.message.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpMethods;
import org.jspecify.annotations.Nullable;

/**
 * What the route templates do before and after the call of a provider: map, sign where it is registered so, send nothing
 * but what the hub itself sets; take in, verify where it is registered so, map back.
 */
public final class ProviderCall {

    private static final int LARGEST_ANSWER = 10 << 20;
    private static final String ASKED = "gsb.asked";
    private static final String SENT = "gsb.sent";
    private static final String CONTRACT = "gsb.contract";
    private static final String BEGUN = "gsb.begun";
    private static final int BUFFER = 8192;

    private final ProviderSignatures signatures;

    public ProviderCall(ProviderSignatures signatures) {
        this.signatures = signatures;
    }

    /** Turns an {@link Authorised} body into the provider's own request. */
    public void ask(Exchange exchange) {
        Message message = exchange.getMessage();
        var authorised = message.getBody(Authorised.class);
        InquiryType type = authorised.request().type();
        Party provider = authorised.grant().provider();
        Node.Fields content = authorised.request().content();
        String method = exchange.getProperty("gsb.method", String.class);
        String path = exchange.getProperty("gsb.path", String.class);
        String filled = path == null ? "" : new PathTemplate(path).fill(content);
        byte[] body = method.equals("GET")
                ? new byte[0]
                : ServedSet.of(authorised).mappings().toProvider(type, provider, content);

        String action = exchange.getProperty("gsb.action", String.class);
        String contentType = exchange.getProperty("gsb.contentType", String.class);
        List<Headers.Header> headers = method.equals("GET") ? new ArrayList<>() : aboutContent(contentType, action);
        trace(authorised).ifPresent(trace -> headers.add(new Headers.Header("traceparent", trace)));
        URI target = URI.create(exchange.getProperty("gsb.url", String.class) + filled);
        boolean contract = exchange.getProperty(CONTRACT, false, Boolean.class);
        var request = signatures.sign(
                authorised,
                new ProviderRequest(
                        method, target, new Headers(headers), body, action != null, contract, Optional.empty()));
        exchange.setProperty(ASKED, authorised);
        exchange.setProperty(SENT, request);
        exchange.setProperty(BEGUN, millis());
        message.removeHeaders("*");
        request.headers().all().forEach(header -> message.setHeader(header.name(), header.value()));
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.valueOf(method));
        if (!filled.isEmpty()) {
            message.setHeader(Exchange.HTTP_PATH, filled);
        }
        message.setBody(method.equals("GET") ? null : request.body());
    }

    /** SOAP 1.2 has no SOAPAction: what is asked stands in the content type (RFC 3902). */
    private static List<Headers.Header> aboutContent(String contentType, @Nullable String action) {
        List<Headers.Header> headers = new ArrayList<>();
        if (action != null && contentType.startsWith(ProviderRequest.SOAP_1_2)) {
            headers.add(new Headers.Header("content-type", contentType + "; action=\"" + action + "\""));
        } else {
            headers.add(new Headers.Header("content-type", contentType));
            if (action != null) {
                headers.add(new Headers.Header("soapaction", "\"" + action + "\""));
            }
        }
        return headers;
    }

    /** Turns an {@link Authorised} body into a request as the hub's own wire contract has it, in canonical JSON. */
    public void askByContract(Exchange exchange) {
        InquiryType type =
                exchange.getMessage().getBody(Authorised.class).request().type();
        exchange.setProperty(CONTRACT, true);
        exchange.setProperty("gsb.method", "POST");
        exchange.setProperty("gsb.path", "/inquiries/" + type);
        exchange.setProperty("gsb.contentType", "application/json");
        ask(exchange);
    }

    /** The caller's trace, if it is written as W3C Trace Context has it: version, trace, parent and flags in hex. */
    private static Optional<String> trace(Authorised authorised) {
        return authorised
                .received()
                .headers()
                .first("traceparent")
                .filter(text -> text.length() == 55
                        && text.charAt(2) == '-'
                        && text.charAt(35) == '-'
                        && text.charAt(52) == '-'
                        && text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')));
    }

    /**
     * Takes in what the provider sent.
     *
     * @throws IOException if nothing sound came, so that the circuit breaker counts it
     */
    public void receive(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        byte[] body = new byte[0];
        try (InputStream in = message.getBody(InputStream.class)) {
            if (in != null) {
                body = bytes(in, deadline(exchange));
            }
        }
        if (status == 502 || status == 503 || status == 504) {
            throw new IOException("the provider's gateway answered " + status);
        }
        List<Headers.Header> headers = new ArrayList<>();
        message.getHeaders().forEach((name, value) -> {
            if (value instanceof String text) {
                headers.add(new Headers.Header(name, text));
            }
        });
        message.removeHeaders("*");
        message.setBody(new RawAnswer(status, new Headers(headers), body));
    }

    /** When the time is over that the route gives the provider; a socket's time-out alone begins anew with every byte. */
    private static long deadline(Exchange exchange) {
        Long begun = exchange.getProperty(BEGUN, Long.class);
        Long millis = exchange.getProperty("gsb.timeout", Long.class);
        return begun == null || millis == null ? Long.MAX_VALUE : begun + millis;
    }

    private static byte[] bytes(InputStream in, long deadline) throws IOException {
        var body = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            body.write(buffer, 0, count);
            if (body.size() > LARGEST_ANSWER) {
                break;
            }
            if (millis() > deadline) {
                throw new SocketTimeoutException("the answer began in time and did not end in time");
            }
        }
        return body.toByteArray();
    }

    private static long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** Takes what a part of the hub answered in place of a provider, in canonical form already. */
    public void takeOwn(Exchange exchange) {
        var content = exchange.getMessage().getBody(Node.Fields.class);
        exchange.getMessage().setBody(new ProviderAnswer(content, new byte[0]));
    }

    /** Turns the provider's answer into canonical form. */
    public void read(Exchange exchange) {
        var raw = exchange.getMessage().getBody(RawAnswer.class);
        var authorised = exchange.getProperty(ASKED, Authorised.class);
        if (raw.body().length > LARGEST_ANSWER) {
            throw RefusedException.of(
                    Code.PROVIDER_ANSWER_INVALID,
                    "The provider's answer is larger than 10 MiB: ask for less at a time.");
        }
        var sent = exchange.getProperty(SENT, ProviderRequest.class);
        byte[] evidence = signatures.verify(authorised, sent, raw);
        if (sent.contract() && raw.status() != 200) {
            throw ProviderProblem.refusal(raw);
        }
        Node.Fields content = ServedSet.of(authorised)
                .mappings()
                .fromProvider(authorised.request().type(), authorised.grant().provider(), raw.body(), raw.status());
        exchange.getMessage().setBody(new ProviderAnswer(content, evidence));
    }
}

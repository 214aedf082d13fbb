package ir.gsb.connector;

import ir.gsb.canonical.Xml;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.Headers;
import ir.gsb.message.Payload;
import ir.gsb.message.Protocol;
import ir.gsb.message.Received;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Verified;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** The agency's own services, which know nothing of signatures. They get what was verified, and of headers no other. */
final class Services {

    /**
     * A service.
     *
     * @param path at which the hub asks for it; one that ends with a slash stands for all paths below it
     * @param url where it is
     * @param soapRequest for SOAP, the name of the Body's element, so that a message for one service cannot be led to
     *     another: its path is not signed
     * @param action for SOAP, the action that the service expects
     */
    record Service(String path, URI url, Optional<String> soapRequest, Optional<String> action) {

        boolean isSoap() {
            return soapRequest.isPresent();
        }

        private boolean isAt(String asked) {
            return path.endsWith("/") ? asked.startsWith(path) : asked.equals(path);
        }

        private URI target(Received received) {
            String below = path.endsWith("/") ? received.path().substring(path.length()) : "";
            String query = received.query().map(text -> "?" + text).orElse("");
            return URI.create(url + below + query);
        }
    }

    /** What a service said. */
    sealed interface Answer {

        record Plain(Told told) implements Answer {}

        /** @param content of the SOAP Body */
        record Envelope(int status, Element content) implements Answer {}

        record None(Trouble why) implements Answer {}
    }

    private final List<Service> services;
    private final Outgoing outgoing;

    Services(List<Service> services, Outgoing outgoing) {
        this.services = List.copyOf(services);
        this.outgoing = outgoing;
    }

    /** The service with the longest path that fits. A path with detours fits none. */
    Optional<Service> at(String path) {
        boolean detour = path.contains("//") || path.contains("/.") || path.indexOf('%') >= 0 || path.indexOf(';') >= 0;
        return services.stream()
                .filter(service -> !detour && service.isAt(path))
                .max((one, other) ->
                        Integer.compare(one.path().length(), other.path().length()));
    }

    /** @throws RefusedException if it asks for something else than the service gives */
    Answer ask(Service service, Verified verified) {
        return switch (verified.verification().payload()) {
            case Payload.Json(byte[] bytes) -> rest(service, verified, bytes);
            case Payload.None() -> rest(service, verified, new byte[0]);
            case Payload.Xml(Element element) -> soap(service, verified, element);
            case Payload.Bytes bytes -> throw new IllegalStateException("a request has no file");
        };
    }

    private Answer rest(Service service, Verified verified, byte[] body) {
        Received received = verified.received();
        Headers headers = headers(verified, received.headers().first("content-type"));
        return switch (outgoing.send(received.method(), service.target(received), headers, body)) {
            case Told told -> new Answer.Plain(new Told(told.status(), handedBack(told.headers()), told.body()));
            case Sent.NotSent(String why) -> away();
            case Sent.Lost lost -> lost(lost);
        };
    }

    private Answer soap(Service service, Verified verified, Element content) {
        if (!service.soapRequest().orElse("").equals(content.getLocalName())) {
            throw RefusedException.of(
                    Code.MALFORMED_MESSAGE, "The Body does not hold the request that the service at this path takes.");
        }
        Protocol protocol = verified.received().protocol();
        String action = service.action().orElse("");
        Headers headers = protocol == Protocol.SOAP_1_2
                ? headers(verified, Optional.of(PlainEnvelope.contentType(protocol) + "; action=\"" + action + '"'))
                : headers(verified, Optional.of(PlainEnvelope.contentType(protocol)))
                        .with("soapaction", '"' + action + '"');
        byte[] envelope = Xml.write(PlainEnvelope.around(protocol, Optional.empty(), content));
        return switch (outgoing.send("POST", service.url(), headers, envelope)) {
            case Told told -> envelope(told, protocol);
            case Sent.NotSent(String why) -> away();
            case Sent.Lost lost -> lost(lost);
        };
    }

    private static Answer envelope(Told told, Protocol protocol) {
        try {
            return new Answer.Envelope(
                    told.status(), PlainEnvelope.of(told.body(), protocol).content());
        } catch (RefusedException unreadable) {
            return new Answer.None(Trouble.of(
                    Code.PROVIDER_ANSWER_INVALID, "The service answered with something else than a plain envelope."));
        }
    }

    /** The signed ones only: the message id of the hub lets a service know a request that comes again. */
    private static Headers headers(Verified verified, Optional<String> contentType) {
        ExchangeHeader said = verified.header();
        List<Headers.Header> headers = new ArrayList<>(5);
        contentType.ifPresent(type -> headers.add(new Headers.Header("content-type", type)));
        said.messageId().ifPresent(id -> headers.add(new Headers.Header(RestSide.MESSAGE_ID, id)));
        said.agreement().ifPresent(id -> headers.add(new Headers.Header("gsb-agreement", id)));
        return new Headers(headers);
    }

    private static Headers handedBack(Headers of) {
        List<Headers.Header> headers = new ArrayList<>(2);
        String type = of.first("content-type").orElse("application/json");
        headers.add(new Headers.Header("content-type", type));
        of.first("retry-after").ifPresent(after -> headers.add(new Headers.Header("retry-after", after)));
        return new Headers(headers);
    }

    private static Answer away() {
        return new Answer.None(Trouble.of(
                Code.PROVIDER_UNAVAILABLE, "The provider's service behind its connector cannot be reached now."));
    }

    private static Answer lost(Sent.Lost lost) {
        return new Answer.None(
                lost.late()
                        ? Trouble.of(
                                Code.PROVIDER_TIMEOUT, "The provider's service did not answer its connector in time.")
                        : Trouble.of(Code.PROVIDER_UNAVAILABLE, "The provider's service broke the connection off."));
    }
}

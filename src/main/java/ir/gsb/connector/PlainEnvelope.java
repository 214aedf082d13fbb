package ir.gsb.connector;

import ir.gsb.canonical.Xml;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.Protocol;
import ir.gsb.message.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An envelope without WS-Security, as the agency's own systems write and read it.
 *
 * @param content the one child of the Body
 * @param exchange what its block {@code gsb:exchange} says, by name; empty if it has none
 */
record PlainEnvelope(Element content, Map<String, String> exchange) {

    static final String EXCHANGE = "urn:gsb:exchange:v1";
    private static final String SOAP_1_1 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String SOAP_1_2 = "http://www.w3.org/2003/05/soap-envelope";
    private static final Set<String> MUST = Set.of("1", "true");

    static String namespace(Protocol protocol) {
        return protocol == Protocol.SOAP_1_2 ? SOAP_1_2 : SOAP_1_1;
    }

    static String contentType(Protocol protocol) {
        return protocol == Protocol.SOAP_1_2 ? "application/soap+xml; charset=utf-8" : "text/xml; charset=utf-8";
    }

    /**
     * Reads one.
     *
     * @throws RefusedException {@code malformed-message}
     */
    static PlainEnvelope of(byte[] bytes, Protocol protocol) {
        String soap = namespace(protocol);
        Element root = Xml.parse(bytes).getDocumentElement();
        List<Element> parts = children(root);
        if (!is(root, soap, "Envelope") || parts.isEmpty() || !is(parts.getLast(), soap, "Body")) {
            throw malformed("This is no Envelope with a Body of the SOAP version that the Content-Type names: send SOAP"
                    + " 1.1 as text/xml, SOAP 1.2 as application/soap+xml.");
        }
        List<Element> contents = children(parts.getLast());
        if (contents.size() != 1) {
            throw malformed("The Body must hold exactly one element.");
        }
        Map<String, String> exchange = new HashMap<>();
        for (Element part : parts.subList(0, parts.size() - 1)) {
            for (Element block : children(part)) {
                readBlock(block, soap, exchange);
            }
        }
        return new PlainEnvelope(contents.getFirst(), exchange);
    }

    private static void readBlock(Element block, String soap, Map<String, String> exchange) {
        if (is(block, EXCHANGE, "exchange")) {
            children(block)
                    .forEach(child -> exchange.put(
                            String.valueOf(child.getLocalName()),
                            child.getTextContent().strip()));
        } else if (MUST.contains(block.getAttributeNS(soap, "mustUnderstand"))) {
            throw malformed(
                    "A header block must be understood, and of those the connector knows gsb:exchange only: leave" + " "
                            + block.getLocalName() + " out; it is the connector that signs.");
        }
    }

    /** What the block says about the inquiry; what it does not say is taken from elsewhere. */
    ExchangeHeader header(ExchangeHeader otherwise) {
        return new ExchangeHeader(
                said("messageId").or(otherwise::messageId),
                said("agreement").or(otherwise::agreement),
                said("user").or(otherwise::user),
                said("trackingCode").or(otherwise::trackingCode));
    }

    private Optional<String> said(String name) {
        return Optional.ofNullable(exchange.get(name)).filter(text -> !text.isEmpty());
    }

    /**
     * Makes one.
     *
     * @param block the header block that it gets; copied, as the content is
     */
    static Element around(Protocol protocol, Optional<Element> block, Element content) {
        String soap = namespace(protocol);
        Document document = Xml.document();
        Element envelope = document.createElementNS(soap, "soap:Envelope");
        document.appendChild(envelope);
        block.ifPresent(element -> {
            Element header = document.createElementNS(soap, "soap:Header");
            header.appendChild(document.importNode(element, true));
            envelope.appendChild(header);
        });
        Element body = document.createElementNS(soap, "soap:Body");
        body.appendChild(document.importNode(content, true));
        envelope.appendChild(body);
        Xml.declareNamespaces(envelope);
        return envelope;
    }

    /** The text of a child of a block {@code gsb:exchange}. */
    static Optional<String> text(Element block, String name) {
        return children(block).stream()
                .filter(child -> is(child, EXCHANGE, name))
                .map(child -> child.getTextContent().strip())
                .findFirst();
    }

    static boolean isFault(Element content, Protocol protocol) {
        return is(content, namespace(protocol), "Fault");
    }

    private static boolean is(Element element, String namespace, String name) {
        return name.equals(element.getLocalName()) && namespace.equals(element.getNamespaceURI());
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>(4);
        for (@Nullable Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static RefusedException malformed(String detail) {
        return RefusedException.of(Code.MALFORMED_MESSAGE, detail);
    }
}

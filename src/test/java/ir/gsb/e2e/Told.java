package ir.gsb.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gsb.message.Headers;
import ir.gsb.message.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What a hub replied, its signature verified. */
record Told(Letter letter, RawHttp.Response reply) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String EXCHANGE = "urn:gsb:exchange:v1";

    int status() {
        return reply.status();
    }

    Headers headers() {
        return reply.headers();
    }

    String exchangeId() {
        return headers().first("gsb-exchange-id").orElseThrow();
    }

    boolean replayed() {
        return headers().first("gsb-replayed").filter("true"::equals).isPresent();
    }

    JsonNode json() throws Exception {
        return JSON.readTree(reply.body());
    }

    /** The error's elements, whatever the protocol; texts, but for violations. */
    JsonNode error() throws Exception {
        if (letter.protocol() == Protocol.REST) {
            return json();
        }
        Element error = (Element) HubSeal.parse(reply.body())
                .getElementsByTagNameNS(EXCHANGE, "error")
                .item(0);
        ObjectNode fields = JSON.createObjectNode();
        for (Element child : children(error)) {
            if (child.getLocalName().equals("violations")) {
                ObjectNode one = fields.withArray("violations").addObject();
                children(child).forEach(part -> one.put(part.getLocalName(), part.getTextContent()));
            } else {
                fields.put(child.getLocalName(), child.getTextContent());
            }
        }
        return fields;
    }

    /** {@code Client}, {@code Server}, {@code Sender} or {@code Receiver}; empty over REST or without a fault. */
    Optional<String> faultCode() throws Exception {
        if (letter.protocol() == Protocol.REST) {
            return Optional.empty();
        }
        Document document = HubSeal.parse(reply.body());
        Node code = letter.protocol() == Protocol.SOAP_1_1
                ? document.getElementsByTagName("faultcode").item(0)
                : document.getElementsByTagNameNS("http://www.w3.org/2003/05/soap-envelope", "Value")
                        .item(0);
        return Optional.ofNullable(code).map(Node::getTextContent).map(text -> text.substring(text.indexOf(':') + 1));
    }

    /** An element of the SOAP header block gsb:exchange. */
    Optional<String> exchangeBlock(String name) throws Exception {
        Element block = (Element) HubSeal.parse(reply.body())
                .getElementsByTagNameNS(EXCHANGE, "exchange")
                .item(0);
        return children(block).stream()
                .filter(child -> child.getLocalName().equals(name))
                .map(Element::getTextContent)
                .findFirst();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}

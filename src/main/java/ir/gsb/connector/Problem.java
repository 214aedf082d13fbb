package ir.gsb.connector;

import ir.gsb.canonical.JsonText;
import ir.gsb.canonical.Xml;
import ir.gsb.message.Headers;
import ir.gsb.message.Node;
import ir.gsb.message.Protocol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Trouble in the form of the wire contract's errors: problem+json (RFC 9457), or a SOAP fault. */
final class Problem {

    private Problem() {}

    static Told json(Trouble why) {
        return new Told(why.status(), headers(why, "application/problem+json"), JsonText.write(fields(why)));
    }

    static Told fault(Protocol protocol, Trouble why) {
        Element envelope = PlainEnvelope.around(protocol, Optional.empty(), faultElement(protocol, why));
        return new Told(
                faultStatus(protocol, why), headers(why, PlainEnvelope.contentType(protocol)), Xml.write(envelope));
    }

    static int faultStatus(Protocol protocol, Trouble why) {
        return protocol == Protocol.SOAP_1_2 && why.ofSender() ? 400 : 500;
    }

    private static Headers headers(Trouble why, String contentType) {
        var headers = new Headers(List.of(new Headers.Header("content-type", contentType)));
        return why.retryAfter()
                .map(after -> headers.with("retry-after", Long.toString(Math.max(1, after.toSeconds()))))
                .orElse(headers);
    }

    private static Node.Fields fields(Trouble why) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("type", new Node.Text("urn:gsb:error:" + why.code()));
        fields.put("title", new Node.Text(why.title()));
        fields.put("status", new Node.Whole(why.status()));
        fields.put("detail", new Node.Text(why.detail()));
        fields.put("code", new Node.Text(why.code()));
        fields.put("at", new Node.Text(Trouble.AT));
        fields.put("retryable", new Node.Flag(why.retryable()));
        return new Node.Fields(fields);
    }

    /** The one child of a Body. */
    static Element faultElement(Protocol protocol, Trouble why) {
        boolean soap12 = protocol == Protocol.SOAP_1_2;
        String soap = PlainEnvelope.namespace(protocol);
        Document document = Xml.document();
        Element fault = document.createElementNS(soap, "soap:Fault");
        document.appendChild(fault);
        String blame = blame(soap12, why.ofSender());
        if (soap12) {
            child(child(fault, soap, "soap:Code"), soap, "soap:Value").setTextContent(blame);
            Element text = child(child(fault, soap, "soap:Reason"), soap, "soap:Text");
            text.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:lang", "en");
            text.setTextContent(why.title());
        } else {
            child(fault, null, "faultcode").setTextContent(blame);
            child(fault, null, "faultstring").setTextContent(why.title());
        }
        Element detail = soap12 ? child(fault, soap, "soap:Detail") : child(fault, null, "detail");
        Element error = child(detail, PlainEnvelope.EXCHANGE, "gsb:error");
        fields(why)
                .children()
                .forEach((name, value) ->
                        child(error, PlainEnvelope.EXCHANGE, "gsb:" + name).setTextContent(text(value)));
        return fault;
    }

    private static String blame(boolean soap12, boolean sender) {
        if (soap12) {
            return sender ? "soap:Sender" : "soap:Receiver";
        }
        return sender ? "soap:Client" : "soap:Server";
    }

    private static String text(Node value) {
        return switch (value) {
            case Node.Text(String text) -> text;
            case Node.Whole(long number) -> Long.toString(number);
            case Node.Flag(boolean flag) -> Boolean.toString(flag);
            case Node.Fields nested -> throw new IllegalStateException("trouble has no nested elements");
            case Node.Items items -> throw new IllegalStateException("trouble has no lists");
        };
    }

    private static Element child(Element parent, @Nullable String namespace, String name) {
        Element child = parent.getOwnerDocument().createElementNS(namespace, name);
        parent.appendChild(child);
        return child;
    }
}

package ir.gsb.ingress;

import ir.gsb.canonical.Xml;
import ir.gsb.message.Code;
import ir.gsb.message.Concluded;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.Node;
import ir.gsb.message.Payload;
import ir.gsb.message.Problem;
import ir.gsb.message.Protocol;
import ir.gsb.message.Refusal;
import ir.gsb.message.Verified;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The envelope of a SOAP reply, not yet signed: the exchange block in its header, an answer or a fault in its body. */
final class SoapEnvelope {

    static final String EXCHANGE = "urn:gsb:exchange:v1";
    private static final String SOAP_1_1 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String SOAP_1_2 = "http://www.w3.org/2003/05/soap-envelope";

    private final Document document = Xml.document();
    private final boolean soap12;
    private final String soap;
    private final Element envelope;
    private final Element body;

    private SoapEnvelope(Concluded concluded) {
        soap12 = concluded.received().protocol() == Protocol.SOAP_1_2;
        soap = soap12 ? SOAP_1_2 : SOAP_1_1;
        envelope = document.createElementNS(soap, "soap:Envelope");
        envelope.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:soap", soap);
        document.appendChild(envelope);
        Element header = child(envelope, soap, "soap:Header");
        exchange(header, concluded);
        body = child(envelope, soap, "soap:Body");
    }

    static Payload.Xml around(Concluded concluded, Element content) {
        var made = new SoapEnvelope(concluded);
        made.body.appendChild(made.document.importNode(content, true));
        return new Payload.Xml(made.envelope);
    }

    static Payload.Xml fault(Concluded concluded, Refusal why) {
        var made = new SoapEnvelope(concluded);
        Element fault = child(made.body, made.soap, "soap:Fault");
        Element detail = made.soap12 ? made.reason12(fault, why) : made.reason11(fault, why);
        Element error = child(detail, EXCHANGE, "gsb:error");
        error.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:gsb", EXCHANGE);
        write(error, Problem.fields(concluded, why));
        return new Payload.Xml(made.envelope);
    }

    private Element reason11(Element fault, Refusal why) {
        text(fault, null, "faultcode", why.code().at() == Code.At.CLIENT ? "soap:Client" : "soap:Server");
        text(fault, null, "faultstring", why.code().title());
        return child(fault, null, "detail");
    }

    private Element reason12(Element fault, Refusal why) {
        Element code = child(fault, soap, "soap:Code");
        text(code, soap, "soap:Value", why.code().at() == Code.At.CLIENT ? "soap:Sender" : "soap:Receiver");
        Element reason = child(fault, soap, "soap:Reason");
        text(reason, soap, "soap:Text", why.code().title())
                .setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:lang", "en");
        return child(fault, soap, "soap:Detail");
    }

    private static void exchange(Element header, Concluded concluded) {
        Element block = child(header, EXCHANGE, "gsb:exchange");
        block.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:gsb", EXCHANGE);
        Optional<ExchangeHeader> asked = concluded.reached().verified().map(Verified::header);
        if (asked.isPresent()) {
            text(block, EXCHANGE, "gsb:to", concluded.received().authority());
            optional(block, "gsb:messageId", asked.get().messageId());
            optional(block, "gsb:agreement", asked.get().agreement());
            optional(block, "gsb:user", asked.get().user());
            optional(block, "gsb:trackingCode", asked.get().trackingCode());
        } else {
            optional(block, "gsb:messageId", ClaimedMessageId.of(concluded.received()));
        }
        text(block, EXCHANGE, "gsb:exchangeId", concluded.id().toString());
    }

    private static void optional(Element parent, String name, Optional<String> value) {
        value.ifPresent(text -> text(parent, EXCHANGE, name, text));
    }

    private static void write(Element parent, Node.Fields fields) {
        fields.children().forEach((name, value) -> {
            switch (value) {
                case Node.Text(String text) -> text(parent, EXCHANGE, "gsb:" + name, text);
                case Node.Whole(long number) -> text(parent, EXCHANGE, "gsb:" + name, Long.toString(number));
                case Node.Flag(boolean flag) -> text(parent, EXCHANGE, "gsb:" + name, Boolean.toString(flag));
                case Node.Fields nested -> write(child(parent, EXCHANGE, "gsb:" + name), nested);
                case Node.Items items ->
                    items.items().forEach(item -> write(child(parent, EXCHANGE, "gsb:" + name), (Node.Fields) item));
            }
        });
    }

    private static Element child(Element parent, @Nullable String namespace, String name) {
        Element child = parent.getOwnerDocument().createElementNS(namespace, name);
        parent.appendChild(child);
        return child;
    }

    private static Element text(Element parent, @Nullable String namespace, String name, String value) {
        Element child = child(parent, namespace, name);
        child.setTextContent(value);
        return child;
    }
}

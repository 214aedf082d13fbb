package ir.gsb.security;

import static ir.gsb.security.SoapNames.EXCHANGE;

import ir.gsb.canonical.Xml;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.Protocol;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Makes the unsigned envelope of a SOAP request, with its block {@code gsb:exchange}. */
public final class SoapRequestEnvelope {

    private SoapRequestEnvelope() {}

    /**
     * Puts a request into an envelope.
     *
     * @param to the authority of the hub that it is for
     * @param content the request element; it is copied
     */
    public static Element of(Protocol protocol, String to, ExchangeHeader header, Element content) {
        String soap = SoapNames.envelope(protocol);
        Document document = Xml.document();
        Element envelope = document.createElementNS(soap, "soap:Envelope");
        document.appendChild(envelope);
        Element headers = document.createElementNS(soap, "soap:Header");
        envelope.appendChild(headers);
        headers.appendChild(exchange(document, to, header));
        Element body = document.createElementNS(soap, "soap:Body");
        envelope.appendChild(body);
        body.appendChild(document.importNode(content, true));
        return envelope;
    }

    private static Element exchange(Document document, String to, ExchangeHeader header) {
        Element block = document.createElementNS(EXCHANGE, "gsb:exchange");
        add(block, "to", Optional.of(to));
        add(block, "messageId", header.messageId());
        add(block, "agreement", header.agreement());
        add(block, "user", header.user());
        add(block, "trackingCode", header.trackingCode());
        return block;
    }

    private static void add(Element block, String name, Optional<String> value) {
        value.ifPresent(text -> {
            Element child = block.getOwnerDocument().createElementNS(EXCHANGE, "gsb:" + name);
            child.setTextContent(text);
            block.appendChild(child);
        });
    }
}

package ir.gsb.security;

import static ir.gsb.security.SoapNames.DS;
import static ir.gsb.security.SoapNames.EXCHANGE;
import static ir.gsb.security.SoapNames.SOAP_1_1;
import static ir.gsb.security.SoapNames.WSSE;
import static ir.gsb.security.SoapNames.WSU;

import ir.gsb.canonical.Xml;
import ir.gsb.message.Protocol;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Makes signed envelopes that have one defect each. */
public final class SoapForge {

    final Document document;

    private SoapForge(Document document) {
        this.document = document;
    }

    /** A good envelope of tax/portal, to be tampered with. */
    static SoapForge signed() {
        return new SoapForge(
                Xml.parse(SoapParties.signed(Protocol.SOAP_1_1, SoapParties.TAX).body()));
    }

    /** An envelope that is signed in a way of its own. */
    static SoapForge signedWith(SigningKey key, Consumer<WSSecSignature> settings, String... parts) {
        Element envelope = SoapParties.envelope(Protocol.SOAP_1_1);
        return new SoapForge(Xml.parse(sign(envelope, SoapParties.CLOCK, key, settings, parts)));
    }

    /** Signs some parts of a SOAP 1.1 envelope in a way of one's own. */
    public static byte[] sign(
            Element envelope, Clock clock, SigningKey key, Consumer<WSSecSignature> settings, String... parts) {
        WSSConfig.init();
        Xml.declareNamespaces(envelope);
        Document document = envelope.getOwnerDocument();
        try {
            var header = new WSSecHeader(document);
            header.insertSecurityHeader();
            var timestamp = new WSSecTimestamp(header);
            timestamp.setWsTimeSource(clock::instant);
            timestamp.build();
            var signature = new WSSecSignature(header);
            signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
            signature.setDigestAlgo(WSConstants.SHA256);
            for (String part : parts) {
                signature.getParts().add(new WSEncryptionPart(part, namespace(part), "Element"));
            }
            settings.accept(signature);
            signature.build(WssCrypto.toSign(key));
        } catch (WSSecurityException e) {
            throw new IllegalStateException(e);
        }
        return Xml.write(document);
    }

    private static String namespace(String part) {
        return switch (part) {
            case "Body" -> SOAP_1_1;
            case "Timestamp" -> WSU;
            case "exchange" -> EXCHANGE;
            default -> throw new IllegalArgumentException(part);
        };
    }

    Element header() {
        return first(SOAP_1_1, "Header");
    }

    Element body() {
        return first(SOAP_1_1, "Body");
    }

    Element security() {
        return first(WSSE, "Security");
    }

    Element timestamp() {
        return first(WSU, "Timestamp");
    }

    Element exchange() {
        return first(EXCHANGE, "exchange");
    }

    Element signature() {
        return first(DS, "Signature");
    }

    Element first(String namespace, String name) {
        return (Element) document.getElementsByTagNameNS(namespace, name).item(0);
    }

    List<Element> all(String namespace, String name) {
        var found = document.getElementsByTagNameNS(namespace, name);
        return java.util.stream.IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    /** A copy that asks about somebody else, with another id. */
    static Element evilBody(Element body, String id) {
        Element evil = (Element) body.cloneNode(true);
        evil.setAttributeNS(WSU, "wsu:Id", id);
        evil.getElementsByTagNameNS(SoapParties.TYPE.namespace(), "nationalId")
                .item(0)
                .setTextContent("9992468106");
        return evil;
    }

    Element wrapper() {
        return document.createElementNS("urn:evil", "evil:wrapper");
    }

    byte[] bytes() {
        return Xml.write(document);
    }
}

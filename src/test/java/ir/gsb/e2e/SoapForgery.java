package ir.gsb.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import ir.gsb.canonical.Xml;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.Protocol;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SoapForge;
import ir.gsb.security.SoapRequestEnvelope;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A SOAP request that was good when it was signed, to be tampered with as a tree or as bytes. */
final class SoapForgery {

    static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    static final String SOAP_1_1 = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String SOAP_1_2 = "http://www.w3.org/2003/05/soap-envelope";
    static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    static final String WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    static final String EXCHANGE = "urn:gsb:exchange:v1";
    static final String CONTENT = """
        <PersonIdentityRequest xmlns="urn:gsb:person-identity:v1"><mode>RETRIEVE</mode><fields>firstName</fields>\
        <nationalId>0001234560</nationalId><birthDate>1986-07-03</birthDate></PersonIdentityRequest>\
        """;

    private final Protocol protocol;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String target = "/soap/" + SampleHub.IDENTITY;
    private Document document;
    private byte[] written;

    private SoapForgery(Protocol protocol, byte[] envelope) {
        this.protocol = protocol;
        this.written = envelope;
        String action = SampleHub.IDENTITY.action();
        headers.put("host", SampleHub.get().authority());
        if (protocol == Protocol.SOAP_1_2) {
            headers.put("content-type", "application/soap+xml; charset=utf-8; action=\"" + action + '"');
        } else {
            headers.put("content-type", "text/xml; charset=utf-8");
            headers.put("soapaction", '"' + action + '"');
        }
        headers.put("connection", "close");
    }

    static SoapForgery of(Protocol protocol, byte[] envelope) {
        return new SoapForgery(protocol, envelope);
    }

    /** A good one of tax/portal. */
    static SoapForgery signed(Protocol protocol) {
        Element content = Xml.parse(CONTENT.getBytes(UTF_8)).getDocumentElement();
        return of(
                protocol,
                SampleHub.get()
                        .signedSoap(SampleHub.TAX, protocol, content, Optional.empty())
                        .body());
    }

    /** One with other content that is signed as it should be. */
    static SoapForgery carrying(String content) {
        Element element = Xml.parse(content.getBytes(UTF_8)).getDocumentElement();
        return of(
                Protocol.SOAP_1_1,
                SampleHub.get()
                        .signedSoap(SampleHub.TAX, Protocol.SOAP_1_1, element, Optional.empty())
                        .body());
    }

    /** One of SOAP 1.1 that is addressed and signed in a way of its own. */
    static SoapForgery signedWith(SigningKey key, String to, Consumer<WSSecSignature> settings, String... parts) {
        Element content = Xml.parse(CONTENT.getBytes(UTF_8)).getDocumentElement();
        var header = new ExchangeHeader(
                Optional.of(UUID.randomUUID().toString()), Optional.empty(), Optional.empty(), Optional.empty());
        Element envelope = SoapRequestEnvelope.of(Protocol.SOAP_1_1, to, header, content);
        return of(
                Protocol.SOAP_1_1,
                SoapForge.sign(
                        envelope,
                        Clock.systemUTC(),
                        key,
                        signature -> {
                            if (key.algorithm().wire().startsWith("ecdsa")) {
                                signature.setSignatureAlgorithm("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");
                            } else {
                                signature.setSignatureAlgorithm(WSConstants.RSA_SHA256);
                            }
                            settings.accept(signature);
                        },
                        parts));
    }

    Document document() {
        if (document == null) {
            document = Xml.parse(written);
        }
        return document;
    }

    Element first(String namespace, String name) {
        return (Element) document().getElementsByTagNameNS(namespace, name).item(0);
    }

    Element soap(String name) {
        return first(protocol == Protocol.SOAP_1_2 ? SOAP_1_2 : SOAP_1_1, name);
    }

    Element wrapper() {
        return document().createElementNS("urn:evil", "evil:wrapper");
    }

    /** A copy of the Body that asks about somebody else, put in its place; the signed one is taken out and returned. */
    Element replaceBody(String idOfEvil) {
        Element body = soap("Body");
        Element evil = evilBody(idOfEvil);
        body.getParentNode().replaceChild(evil, body);
        return body;
    }

    Element evilBody(String id) {
        Element evil = (Element) soap("Body").cloneNode(true);
        evil.removeAttributeNS(WSU, "Id");
        if (!id.isEmpty()) {
            evil.setAttributeNS(WSU, "wsu:Id", id);
        }
        evil.getElementsByTagNameNS(SampleHub.IDENTITY.namespace(), "nationalId")
                .item(0)
                .setTextContent("9992468106");
        return evil;
    }

    /** Changes what is written, not the tree. */
    SoapForgery text(java.util.function.UnaryOperator<String> change) {
        written = change.apply(new String(envelope(), UTF_8)).getBytes(UTF_8);
        document = null;
        return this;
    }

    SoapForgery envelope(byte[] other) {
        written = other;
        document = null;
        return this;
    }

    SoapForgery header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    SoapForgery without(String name) {
        headers.remove(name);
        return this;
    }

    SoapForgery target(String other) {
        target = other;
        return this;
    }

    byte[] envelope() {
        return document == null ? written : Xml.write(document);
    }

    byte[] bytes() {
        byte[] envelope = envelope();
        var head = new StringBuilder("POST " + target + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("content-length: ")
                .append(envelope.length)
                .append("\r\n\r\n")
                .toString()
                .getBytes(ISO_8859_1));
        bytes.writeBytes(envelope);
        return bytes.toByteArray();
    }
}

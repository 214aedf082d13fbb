package ir.gsb.security;

import static ir.gsb.security.SoapNames.EXCHANGE;
import static ir.gsb.security.SoapNames.WSSE;
import static ir.gsb.security.SoapNames.WSU;

import ir.gsb.canonical.Xml;
import java.time.Clock;
import java.util.Optional;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WsuIdAllocator;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecSignatureConfirmation;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Lets WSS4J sign an envelope as the wire contract has it signed, and writes it. */
final class WssSigner {

    /** The bytes to send, and the signature's value in them. */
    record Signed(byte[] bytes, byte[] signatureValue) {}

    /** What an answer says of the request's signature; empty if the request had none. */
    record Confirmation(Optional<byte[]> requestSignature) {}

    private static final int LIFETIME_SECONDS = 300;

    private final SigningKey key;
    private final Clock clock;
    private final WssCrypto crypto;
    private final SoapAlgorithm algorithm;

    WssSigner(SigningKey key, Clock clock) {
        WSSConfig.init();
        this.key = key;
        this.clock = clock;
        this.crypto = WssCrypto.toSign(key);
        this.algorithm = SoapAlgorithm.preferredFor(key.algorithm().keyType());
    }

    Signed sign(Element envelope, Optional<Confirmation> confirmation) {
        Document document = envelope.getOwnerDocument();
        if (document.getDocumentElement() != envelope) {
            throw new IllegalArgumentException("what is signed is the root of its document, the whole envelope");
        }
        removeSecurity(envelope);
        Xml.declareNamespaces(envelope);
        try {
            byte[] value = sign(document, confirmation);
            return new Signed(Xml.write(envelope), value);
        } catch (WSSecurityException e) {
            throw new IllegalStateException("WSS4J cannot sign with the key of " + key.thumbprint(), e);
        }
    }

    private byte[] sign(Document document, Optional<Confirmation> confirmation) throws WSSecurityException {
        var header = new WSSecHeader(document);
        header.insertSecurityHeader();
        var signature = new WSSecSignature(header);
        signature.setIdAllocator(Ids.FIXED);
        signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
        signature.setSignatureAlgorithm(algorithm.uri());
        signature.setDigestAlgo(WSConstants.SHA256);
        signature.setAddInclusivePrefixes(false);
        for (Element part : SoapElements.children(document.getDocumentElement())) {
            if (part.getLocalName().equals("Body")) {
                addPart(signature, part, "Body");
            } else {
                SoapElements.child(part, EXCHANGE, "exchange")
                        .ifPresent(block -> addPart(signature, block, "Exchange"));
            }
        }
        addPart(signature, timestamp(header), "Timestamp");
        confirmation.ifPresent(of -> addPart(signature, confirmation(header, of), "Confirmation"));
        signature.build(crypto);
        return signature.getSignatureValue();
    }

    private Element timestamp(WSSecHeader header) {
        var timestamp = new WSSecTimestamp(header);
        timestamp.setIdAllocator(Ids.FIXED);
        timestamp.setWsTimeSource(clock::instant);
        timestamp.setTimeToLive(LIFETIME_SECONDS);
        timestamp.build();
        return timestamp.getElement();
    }

    private static Element confirmation(WSSecHeader header, Confirmation of) {
        var confirmation = new WSSecSignatureConfirmation(header);
        confirmation.setIdAllocator(Ids.FIXED);
        confirmation.build(of.requestSignature().orElse(null));
        return confirmation.getSignatureConfirmationElement();
    }

    private static void addPart(WSSecSignature signature, Element element, String id) {
        if (element.getAttributeNS(WSU, "Id").isEmpty()) {
            element.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:wsu", WSU);
            element.setAttributeNS(WSU, "wsu:Id", id);
        }
        var part = new WSEncryptionPart(element.getAttributeNS(WSU, "Id"));
        part.setElement(element);
        signature.getParts().add(part);
    }

    private static void removeSecurity(Element envelope) {
        for (Element part : SoapElements.children(envelope)) {
            for (Element old : SoapElements.children(part, WSSE, "Security")) {
                part.removeChild(old);
            }
        }
    }

    /** One message has one of each, so an id needs no random number. */
    private enum Ids implements WsuIdAllocator {
        FIXED;

        @Override
        public String createId(String prefix, Object of) {
            return prefix + "1";
        }

        @Override
        public String createSecureId(String prefix, Object of) {
            return prefix + "1";
        }
    }
}

package ir.gsb.security;

import static ir.gsb.security.SoapElements.child;
import static ir.gsb.security.SoapElements.children;
import static ir.gsb.security.SoapElements.is;
import static ir.gsb.security.SoapElements.malformed;
import static ir.gsb.security.SoapNames.DS;
import static ir.gsb.security.SoapNames.EXCHANGE;
import static ir.gsb.security.SoapNames.WSSE;
import static ir.gsb.security.SoapNames.WSSE11;
import static ir.gsb.security.SoapNames.WSU;

import ir.gsb.message.Code;
import ir.gsb.message.Protocol;
import ir.gsb.message.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A signed SOAP message taken apart. Each part was found at its one absolute path, so what is read and what must be
 * signed are the same nodes.
 *
 * @param content the one child of the Body
 * @param exchange the block {@code gsb:exchange}
 * @param confirmation what an answer says about the request's signature
 * @param ids every element that a signature can refer to
 */
record SoapEnvelope(
        Document document,
        Element body,
        Element content,
        Element exchange,
        Element security,
        Element timestamp,
        Element token,
        Element signature,
        Optional<Element> confirmation,
        Map<String, Element> ids) {

    /** @throws RefusedException if a part is missing, doubled or at another place */
    static SoapEnvelope of(Document document, Protocol protocol) {
        String soap = SoapNames.envelope(protocol);
        Element root = document.getDocumentElement();
        if (!is(root, soap, "Envelope")) {
            throw malformed(
                    "The root is no Envelope of the SOAP version that the Content-Type names; SOAP 1.1 is sent as "
                            + "text/xml, SOAP 1.2 as application/soap+xml.");
        }
        Map<String, Element> ids = SoapElements.byId(root);
        requireHeaderThenBody(root, soap);
        Element body = children(root).getLast();
        Element header = children(root).getFirst();
        requireUnderstood(header, soap, protocol);
        Element exchange = child(header, EXCHANGE, "exchange")
                .orElseThrow(() -> missing(
                        "The SOAP header has no block exchange of the namespace urn:gsb:exchange:v1; add one."));
        Element security = security(header, soap, protocol);
        return new SoapEnvelope(
                document,
                body,
                content(body),
                exchange,
                security,
                child(security, WSU, "Timestamp")
                        .orElseThrow(() -> missing("wsse:Security has no Timestamp; add one.")),
                child(security, WSSE, "BinarySecurityToken")
                        .orElseThrow(() -> missing("wsse:Security has no BinarySecurityToken; add your certificate.")),
                child(security, DS, "Signature").orElseThrow(SoapEnvelope::unsigned),
                child(security, WSSE11, "SignatureConfirmation"),
                ids);
    }

    private static void requireHeaderThenBody(Element root, String soap) {
        List<Element> parts = children(root);
        if (parts.size() == 1 && is(parts.getFirst(), soap, "Body")) {
            throw missing("The Envelope has no Header; it must hold gsb:exchange and wsse:Security.");
        }
        if (parts.size() != 2 || !is(parts.getFirst(), soap, "Header") || !is(parts.getLast(), soap, "Body")) {
            throw malformed("An Envelope must hold one Header, one Body and nothing else.");
        }
    }

    private static Element content(Element body) {
        List<Element> contents = children(body);
        if (contents.size() != 1) {
            throw malformed("The Body must hold exactly one element, the request.");
        }
        return contents.getFirst();
    }

    private static Element security(Element header, String soap, Protocol protocol) {
        Element security = child(header, WSSE, "Security").orElseThrow(SoapEnvelope::unsigned);
        if (!SoapNames.isUltimateReceiver(security.getAttributeNS(soap, SoapNames.role(protocol)))) {
            throw malformed("wsse:Security is meant for another role; leave out " + SoapNames.role(protocol) + ".");
        }
        List<Element> children = children(security);
        if (children.stream().noneMatch(child -> is(child, DS, "Signature"))) {
            throw unsigned();
        }
        if (!children.stream().allMatch(SoapEnvelope::isKnown)) {
            throw malformed("wsse:Security may hold a Timestamp, a BinarySecurityToken and a Signature only.");
        }
        return security;
    }

    private static boolean isKnown(Element child) {
        return is(child, WSU, "Timestamp")
                || is(child, WSSE, "BinarySecurityToken")
                || is(child, DS, "Signature")
                || is(child, WSSE11, "SignatureConfirmation");
    }

    /** Other blocks are passed over, unless their sender insists (SOAP 1.1 §4.2.3, SOAP 1.2 §5.2.3). */
    private static void requireUnderstood(Element header, String soap, Protocol protocol) {
        for (Element block : children(header)) {
            String must = block.getAttributeNS(soap, "mustUnderstand");
            boolean known = is(block, EXCHANGE, "exchange") || is(block, WSSE, "Security");
            boolean forUs = SoapNames.isUltimateReceiver(block.getAttributeNS(soap, SoapNames.role(protocol)));
            if (!known && forUs && (must.equals("1") || must.equals("true"))) {
                throw malformed("A header block must be understood, and the hub understands gsb:exchange and "
                        + "wsse:Security only; leave the other block out.");
            }
        }
    }

    private static RefusedException missing(String detail) {
        return RefusedException.of(Code.MISSING_HEADER, detail);
    }

    private static RefusedException unsigned() {
        return RefusedException.of(
                Code.SIGNATURE_MISSING,
                "The message has no ds:Signature in wsse:Security; sign Body, Timestamp and gsb:exchange.");
    }
}

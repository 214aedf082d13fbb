import java.security.PublicKey;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.dom.DOMCryptoContext;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Signs a SOAP 1.2 envelope as the wire contract has it, and checks that the hub signed its answer in the same way. */
final class WsSecurity {

    private static final String OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
    private static final String WSSE = OASIS + "wssecurity-secext-1.0.xsd";
    private static final String WSSE_1_1 = "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";
    private static final String WSU = OASIS + "wssecurity-utility-1.0.xsd";
    private static final XMLSignatureFactory DS = XMLSignatureFactory.getInstance("DOM");

    private WsSecurity() {}

    /** Signs Body, Timestamp and gsb:exchange; returns the signature's value, which the answer has to confirm. */
    static String sign(Document envelope, Bus bus) throws Exception {
        var exclusive = DS.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null);
        var sha256 = DS.newDigestMethod(DigestMethod.SHA256, null);
        var context = new DOMSignContext(bus.key(), one(envelope, WSSE, "Security"));
        List<Reference> references = new ArrayList<>();
        for (Element part : parts(envelope)) {
            references.add(DS.newReference(uri(part, context), sha256, List.of(exclusive), null, null));
        }
        var method = DS.newSignatureMethod(bus.ec() ? SignatureMethod.ECDSA_SHA256 : SignatureMethod.RSA_SHA256, null);
        var token = new DOMStructure(one(envelope, WSSE, "SecurityTokenReference"));
        var keyInfo = DS.getKeyInfoFactory().newKeyInfo(List.of(token));
        var signature = DS.newXMLSignature(DS.newSignedInfo(exclusive, method, references), keyInfo);
        signature.sign(context);
        return Base64.getEncoder().encodeToString(signature.getSignatureValue().getValue());
    }

    /** Throws unless the hub signed this answer to this request: the three parts and what it confirms. */
    static Element checkedBody(Document answer, String sent, PublicKey hub) throws Exception {
        Element confirmation = one(answer, WSSE_1_1, "SignatureConfirmation");
        List<Element> parts = new ArrayList<>(parts(answer));
        parts.add(confirmation);
        var context = new DOMValidateContext(hub, one(answer, XMLSignature.XMLNS, "Signature"));
        var signature = DS.unmarshalXMLSignature(context);
        var covered = signature.getSignedInfo().getReferences().stream()
                .map(Reference::getURI)
                .toList();
        for (Element part : parts) {
            Bus.require(covered.contains(uri(part, context)), "the answer's signature leaves out what it must cover");
        }
        Bus.require(confirmation.getAttribute("Value").equals(sent), "the answer is not one to this request");
        Bus.require(signature.validate(context), "the hub's signature does not hold");
        return body(answer);
    }

    static Element body(Document envelope) throws SignatureException {
        return one(envelope, "http://www.w3.org/2003/05/soap-envelope", "Body");
    }

    private static List<Element> parts(Document envelope) throws SignatureException {
        return List.of(
                body(envelope), one(envelope, WSU, "Timestamp"), one(envelope, "urn:gsb:exchange:v1", "exchange"));
    }

    private static String uri(Element part, DOMCryptoContext context) {
        context.setIdAttributeNS(part, WSU, "Id");
        return "#" + part.getAttributeNS(WSU, "Id");
    }

    /** The one element of this name; two of them would be an attempt to have the wrong one checked. */
    private static Element one(Document document, String namespace, String name) throws SignatureException {
        var found = document.getElementsByTagNameNS(namespace, name);
        Bus.require(found.getLength() == 1, "the message has " + found.getLength() + " elements " + name);
        return (Element) found.item(0);
    }
}

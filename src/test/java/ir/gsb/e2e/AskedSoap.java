package ir.gsb.e2e;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a SOAP provider finds in the request of a hub, checked with the JDK's own XML signatures. */
final class AskedSoap {

    private static final String WSU =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

    private AskedSoap() {}

    /** {@code hub/bus} for each signature in the envelope that the certificate's key made. */
    static List<String> signers(Element envelope, X509Certificate hub) {
        List<String> signers = new ArrayList<>();
        NodeList signatures = envelope.getElementsByTagNameNS(DSIG, "Signature");
        for (int i = 0; i < signatures.getLength(); i++) {
            var context = new DOMValidateContext(hub.getPublicKey(), signatures.item(i));
            NodeList all = envelope.getElementsByTagNameNS("*", "*");
            for (int j = 0; j < all.getLength(); j++) {
                if (all.item(j) instanceof Element element && element.hasAttributeNS(WSU, "Id")) {
                    context.setIdAttributeNS(element, WSU, "Id");
                }
            }
            try {
                var signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
                if (signature.validate(context)) {
                    signers.add("hub/bus");
                }
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        }
        return signers;
    }

    static String messageId(Element envelope) {
        return envelope.getElementsByTagNameNS("urn:gsb:exchange:v1", "messageId")
                .item(0)
                .getTextContent();
    }
}

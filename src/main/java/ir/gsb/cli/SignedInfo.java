package ir.gsb.cli;

import ir.gsb.canonical.Xml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.NodeSetData;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.ExcC14NParameterSpec;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** What an XML signature is over: its SignedInfo in exclusive canonical form (XML Signature 1.1 §4.4). */
final class SignedInfo {

    private static final String EXCLUSIVE = CanonicalizationMethod.EXCLUSIVE;

    private SignedInfo() {}

    static String canonical(byte[] envelope) {
        Element signedInfo = element(Xml.parse(envelope).getDocumentElement(), XMLSignature.XMLNS, "SignedInfo");
        List<Node> nodes = new ArrayList<>();
        collect(signedInfo, nodes);
        NodeSetData<Node> set = nodes::iterator;
        try {
            var method =
                    XMLSignatureFactory.getInstance("DOM").newCanonicalizationMethod(EXCLUSIVE, prefixes(signedInfo));
            var octets = (OctetStreamData) method.transform(set, null);
            return new String(octets.getOctetStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | TransformException | IOException impossible) {
            throw new IllegalStateException("what was just signed cannot be written canonically", impossible);
        }
    }

    private static @Nullable C14NMethodParameterSpec prefixes(Element signedInfo) {
        var inclusive = signedInfo.getElementsByTagNameNS(EXCLUSIVE, "InclusiveNamespaces");
        for (int i = 0; i < inclusive.getLength(); i++) {
            Element list = (Element) inclusive.item(i);
            if (list.getParentNode().getParentNode() == signedInfo) {
                return new ExcC14NParameterSpec(
                        List.of(list.getAttribute("PrefixList").strip().split("\\s+")));
            }
        }
        return null;
    }

    private static Element element(Element root, String namespace, String name) {
        return (Element) root.getElementsByTagNameNS(namespace, name).item(0);
    }

    private static void collect(Node node, List<Node> into) {
        into.add(node);
        NamedNodeMap attributes = node.getAttributes();
        for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
            into.add(attributes.item(i));
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            collect(child, into);
        }
    }
}

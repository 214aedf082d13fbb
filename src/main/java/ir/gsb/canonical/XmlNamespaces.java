package ir.gsb.canonical;

import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Declares in a tree the namespaces that its names use, as canonicalisation and signatures need it. */
final class XmlNamespaces {

    private record Declared(
            String prefix, String namespace, @Nullable Declared outer) {}

    private XmlNamespaces() {}

    static void declare(Element root) {
        declare(root, null);
    }

    private static void declare(Element element, @Nullable Declared outer) {
        NamedNodeMap attributes = element.getAttributes();
        @Nullable Declared scope = outer;
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.item(i) instanceof Attr attr && isDeclaration(attr)) {
                scope = new Declared(attr.getPrefix() == null ? "" : attr.getLocalName(), attr.getValue(), scope);
            }
        }
        scope = require(element, element, scope);
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            if (attribute.getPrefix() != null && !isDeclaration(attribute)) {
                scope = require(attribute, element, scope);
            }
        }
        for (@Nullable Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                declare(child, scope);
            }
        }
    }

    private static boolean isDeclaration(Node attribute) {
        return XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI());
    }

    private static @Nullable Declared require(Node named, Element at, @Nullable Declared scope) {
        String prefix = orEmpty(named.getPrefix());
        String namespace = orEmpty(named.getNamespaceURI());
        if (prefix.equals("xml") || inScope(prefix, scope).equals(namespace)) {
            return scope;
        }
        String name = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
        at.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, name, namespace);
        return new Declared(prefix, namespace, scope);
    }

    private static String inScope(String prefix, @Nullable Declared scope) {
        for (@Nullable Declared declared = scope; declared != null; declared = declared.outer) {
            if (declared.prefix.equals(prefix)) {
                return declared.namespace;
            }
        }
        return "";
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}

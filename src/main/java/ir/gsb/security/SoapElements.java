package ir.gsb.security;

import static ir.gsb.security.SoapNames.EXCHANGE;
import static ir.gsb.security.SoapNames.WSU;
import static ir.gsb.security.SoapNames.XOP;

import ir.gsb.message.Code;
import ir.gsb.message.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Steps from an element to its children, never further. */
final class SoapElements {

    private SoapElements() {}

    static boolean is(Element element, String namespace, String localName) {
        return localName.equals(element.getLocalName()) && namespace.equals(element.getNamespaceURI());
    }

    static List<Element> children(Element parent) {
        var children = new ArrayList<Element>(4);
        for (@Nullable Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static List<Element> children(Element parent, String namespace, String localName) {
        List<Element> children = children(parent);
        children.removeIf(child -> !is(child, namespace, localName));
        return children;
    }

    /** The one child of that name; a second one is refused. */
    static Optional<Element> child(Element parent, String namespace, String localName) {
        List<Element> all = children(parent, namespace, localName);
        if (all.size() > 1) {
            throw malformed("There is more than one " + localName + " in " + parent.getLocalName() + "; send one.");
        }
        return all.stream().findFirst();
    }

    /** The text of an element that has nothing else in it. */
    static String text(Element element) {
        @Nullable Node first = element.getFirstChild();
        if (first == null) {
            return "";
        }
        if (first.getNextSibling() != null || first.getNodeType() != Node.TEXT_NODE) {
            throw malformed("The element " + element.getLocalName() + " may hold text only.");
        }
        return first.getNodeValue().strip();
    }

    /** Which request a block {@code gsb:exchange} is about. */
    static Optional<String> messageId(Element exchange) {
        return child(exchange, EXCHANGE, "messageId").map(SoapElements::text);
    }

    /** All elements that can be referred to, by {@code wsu:Id} or {@code Id}; no id may stand twice, of any kind. */
    static Map<String, Element> byId(Element root) {
        var ids = new HashMap<String, Element>();
        collectIds(root, ids);
        return ids;
    }

    private static void collectIds(Element element, Map<String, Element> ids) {
        if (is(element, XOP, "Include")) {
            throw RefusedException.of(
                    Code.UNSUPPORTED_MEDIA_TYPE,
                    "The message refers to a part outside of it (xop:Include); send everything in the envelope.");
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            if (isId(attribute) && ids.put(attribute.getNodeValue(), element) != null) {
                throw malformed("Two elements have the same id; give each an id of its own.");
            }
        }
        for (@Nullable Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                collectIds(child, ids);
            }
        }
    }

    private static boolean isId(Node attribute) {
        String name = attribute.getLocalName();
        if (!name.equalsIgnoreCase("id") && !name.equals("AssertionID")) {
            return false;
        }
        @Nullable String namespace = attribute.getNamespaceURI();
        return namespace == null || namespace.equals(WSU) || namespace.equals(XMLConstants.XML_NS_URI);
    }

    static RefusedException malformed(String detail) {
        return RefusedException.of(Code.MALFORMED_MESSAGE, detail);
    }
}

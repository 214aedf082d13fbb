package ir.gsb.canonical;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Writes small documents that no model describes: a map is elements, a list the same element again, all else text. A name
 * that begins with {@code @} is an attribute; one with a prefix is in the namespace that the root declares for it by
 * {@code @xmlns:PREFIX}.
 */
public final class PlainXml {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private PlainXml() {}

    /**
     * Writes a document as UTF-8 with an XML declaration.
     *
     * @param namespace of all elements; empty for none
     */
    public static byte[] write(String namespace, String root, Map<String, ?> content) {
        Document document = Xml.document();
        Element element =
                namespace.isEmpty() ? document.createElement(root) : document.createElementNS(namespace, root);
        document.appendChild(element);
        content.forEach((name, value) -> append(element, name, value));
        byte[] declaration = DECLARATION.getBytes(StandardCharsets.UTF_8);
        byte[] body = Xml.write(element);
        byte[] all = new byte[declaration.length + body.length];
        System.arraycopy(declaration, 0, all, 0, declaration.length);
        System.arraycopy(body, 0, all, declaration.length, body.length);
        return all;
    }

    private static void append(Element parent, String name, Object value) {
        if (value instanceof List<?> items) {
            items.forEach(item -> append(parent, name, item));
            return;
        }
        if (name.startsWith("@")) {
            attribute(parent, name.substring(1), String.valueOf(value));
            return;
        }
        Document document = parent.getOwnerDocument();
        String namespace = namespace(parent, name);
        Element element = namespace == null ? document.createElement(name) : document.createElementNS(namespace, name);
        parent.appendChild(element);
        if (value instanceof Map<?, ?> children) {
            children.forEach((child, inner) -> append(element, String.valueOf(child), inner));
        } else if (!String.valueOf(value).isEmpty()) {
            element.appendChild(document.createTextNode(String.valueOf(value)));
        }
    }

    private static void attribute(Element element, String name, String value) {
        if (name.startsWith("xmlns:")) {
            element.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, name, value);
        } else {
            element.setAttribute(name, value);
        }
    }

    private static @Nullable String namespace(Element parent, String name) {
        int colon = name.indexOf(':');
        return colon < 0
                ? parent.getOwnerDocument().getDocumentElement().getNamespaceURI()
                : parent.lookupNamespaceURI(name.substring(0, colon));
    }
}

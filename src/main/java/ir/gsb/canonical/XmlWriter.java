package ir.gsb.canonical;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Writes one tree as text, so that reading it again gives the same tree. */
final class XmlWriter {

    private record Declared(String prefix, String namespace) {}

    private final StringBuilder out = new StringBuilder(4096);
    private final Deque<Declared> scope = new ArrayDeque<>();

    byte[] write(Node node) {
        child(node.getNodeType() == Node.DOCUMENT_NODE ? node.getFirstChild() : node);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void child(@Nullable Node node) {
        switch (node) {
            case Element element -> element(element);
            case Text text -> escaped(text.getData(), false);
            case null -> throw new IllegalArgumentException("an empty document cannot be written");
            default -> throw new IllegalArgumentException("nodes of type " + node.getNodeType() + " are not written");
        }
    }

    private void element(Element element) {
        int outer = scope.size();
        out.append('<').append(element.getTagName());
        attributes(element.getAttributes());
        declare(element);
        @Nullable Node child = element.getFirstChild();
        if (child == null) {
            out.append("/>");
        } else {
            out.append('>');
            for (; child != null; child = child.getNextSibling()) {
                child(child);
            }
            out.append("</").append(element.getTagName()).append('>');
        }
        while (scope.size() > outer) {
            scope.pop();
        }
    }

    private void attributes(NamedNodeMap attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            var attribute = (Attr) attributes.item(i);
            if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                boolean isDefault = attribute.getPrefix() == null;
                scope.push(new Declared(isDefault ? "" : attribute.getLocalName(), attribute.getValue()));
            }
            attribute(attribute.getName(), attribute.getValue());
        }
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            if (attribute.getPrefix() != null) {
                declare(attribute);
            }
        }
    }

    private void declare(Node node) {
        String prefix = orEmpty(node.getPrefix());
        String namespace = orEmpty(node.getNamespaceURI());
        if (prefix.equals("xml") || prefix.equals("xmlns") || inScope(prefix).equals(namespace)) {
            return;
        }
        scope.push(new Declared(prefix, namespace));
        attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, namespace);
    }

    private String inScope(String prefix) {
        for (Declared declared : scope) {
            if (declared.prefix.equals(prefix)) {
                return declared.namespace;
            }
        }
        return "";
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escaped(value, true);
        out.append('"');
    }

    private void escaped(String value, boolean quoted) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#xD;");
                case '"' -> out.append(quoted ? "&quot;" : "\"");
                case '\n' -> out.append(quoted ? "&#xA;" : "\n");
                case '\t' -> out.append(quoted ? "&#x9;" : "\t");
                default -> {
                    if (c < ' ' || c == '\uFFFE' || c == '\uFFFF') {
                        throw new IllegalArgumentException("a character that is illegal in XML cannot be written");
                    }
                    out.append(c);
                }
            }
        }
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}

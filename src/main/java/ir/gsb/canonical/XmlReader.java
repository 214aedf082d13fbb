package ir.gsb.canonical;

import ir.gsb.canonical.Findings.Place;
import ir.gsb.message.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Text;

/**
 * Reads one element as canonical content, led by its type. It notes what JSON has no words for: attributes,
 * namespaces, order, text beside elements. All else is left to the {@link Checker}.
 */
final class XmlReader {

    private static final Node.Text UNREADABLE = new Node.Text("");

    private final String namespace;
    private final Findings findings;

    XmlReader(String namespace, Findings findings) {
        this.namespace = namespace;
        this.findings = findings;
    }

    Node.Fields root(Element element, String name, Type.Complex type) {
        if (!name.equals(element.getLocalName()) || !namespace.equals(element.getNamespaceURI())) {
            findings.add(Place.ROOT, "must be the element " + name + " of the namespace " + namespace);
            return new Node.Fields(Map.of());
        }
        return fields(element, type, Place.ROOT);
    }

    private Node.Fields fields(Element element, Type.Complex type, Place at) {
        checkAttributes(element, at);
        Map<String, List<Node>> found = new LinkedHashMap<>();
        int position = 0;
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                position = child(inner, type, position, at, found);
            } else if (child instanceof Text text && !isBlank(text.getData())) {
                findings.add(at, "must not hold text beside elements");
            }
        }
        Map<String, Node> out = new LinkedHashMap<>();
        found.forEach((name, nodes) -> out.put(name, whole(type.members().get(name), nodes)));
        return new Node.Fields(out);
    }

    private static Node whole(Type.@Nullable Member member, List<Node> nodes) {
        boolean array = nodes.size() > 1 || (member != null && member.many());
        return array ? new Node.Items(nodes) : nodes.getFirst();
    }

    /** Reads a child and tells its position in the sequence, behind which the next one must not fall. */
    private int child(Element child, Type.Complex type, int position, Place at, Map<String, List<Node>> found) {
        String name = child.getLocalName();
        List<Node> nodes = found.computeIfAbsent(name, _ -> new ArrayList<>(1));
        Type.@Nullable Member member = type.members().get(name);
        Place place = at.child(name);
        if (member == null) {
            nodes.add(UNREADABLE); // the checker refuses the name
            return position;
        }
        if (!namespace.equals(child.getNamespaceURI())) {
            findings.add(place, "must be of the namespace " + namespace);
        }
        if (member.position() < position) {
            findings.add(
                    place,
                    "is out of order; the order is "
                            + String.join(", ", type.members().keySet()));
        }
        nodes.add(node(child, member.type(), member.many() ? place.child(String.valueOf(nodes.size())) : place));
        return Math.max(position, member.position());
    }

    private Node node(Element element, Type type, Place at) {
        if (type instanceof Type.Complex complex) {
            return fields(element, complex, at);
        }
        checkAttributes(element, at);
        String text = text(element, at);
        return switch (type) {
            case Type.Text simple -> new Node.Text(simple.lexical() == Lexical.STRING ? text : collapsed(text));
            case Type.Whole _ -> number(collapsed(text));
            case Type.Flag _ -> flag(collapsed(text));
            case Type.Complex _ -> throw new IllegalStateException("a complex type was dealt with before");
        };
    }

    private String text(Element element, Place at) {
        @Nullable StringBuilder all = null;
        String one = "";
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element) {
                findings.add(at, "must hold text, no elements");
            } else if (child instanceof Text text) {
                if (all == null && one.isEmpty()) {
                    one = text.getData();
                } else {
                    all = all == null ? new StringBuilder(one) : all;
                    all.append(text.getData());
                }
            }
        }
        return all == null ? one : all.toString();
    }

    private static Node number(String text) {
        if (!Lexical.INTEGER.fits(text)) {
            return UNREADABLE;
        }
        try {
            return new Node.Whole(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return UNREADABLE;
        }
    }

    private static Node flag(String text) {
        return switch (text) {
            case "true", "1" -> new Node.Flag(true);
            case "false", "0" -> new Node.Flag(false);
            default -> UNREADABLE;
        };
    }

    private void checkAttributes(Element element, Place at) {
        if (!element.hasAttributes()) {
            return;
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attributes.item(i).getNamespaceURI())) {
                findings.add(at, "must have no attributes; xsi:nil, xsi:type and xsi:schemaLocation are refused too");
            }
        }
    }

    private static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isSpace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** White space at both ends goes away, as XML Schema reads all types but strings. */
    private static String collapsed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}

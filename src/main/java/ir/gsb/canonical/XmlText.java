package ir.gsb.canonical;

import ir.gsb.message.Node;
import java.util.Map;
import javax.xml.XMLConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Canonical XML to canonical content and back. */
public final class XmlText {

    private XmlText() {}

    /**
     * Reads the request or response element of an inquiry and holds it against the model.
     *
     * @throws ir.gsb.message.RefusedException {@code schema-violation}
     */
    public static Node.Fields read(Model model, Element element) {
        var findings = new Findings();
        boolean response = model.responseName().equals(element.getLocalName());
        Node.Fields raw = response ? response(model, element, findings) : request(model, element, findings);
        Node.Fields content =
                response ? new Checker(findings).root(model.responseType(), raw) : model.request(raw, findings);
        if (!findings.none()) {
            throw findings.refusal();
        }
        return content;
    }

    /** Reads a request without holding it against the model. */
    static Node.Fields request(Model model, Element element, Findings findings) {
        return new XmlReader(model.type().namespace(), findings)
                .root(element, model.requestName(), model.requestType());
    }

    /** Reads an answer without holding it against the model. */
    static Node.Fields response(Model model, Element element, Findings findings) {
        return new XmlReader(model.type().namespace(), findings)
                .root(element, model.responseName(), model.responseType());
    }

    /** Writes content that fits the model as an element of a new document, in the schema's order. */
    public static Document write(Model model, Node.Fields content, String rootName) {
        Type.Complex type = rootName.equals(model.responseName()) ? model.responseType() : model.requestType();
        String namespace = model.type().namespace();
        Document document = Xml.document();
        Element root = document.createElementNS(namespace, rootName);
        root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns", namespace);
        document.appendChild(root);
        fields(root, type, content);
        return document;
    }

    private static void fields(Element parent, Type.Complex type, Node.Fields content) {
        Map<String, Node> children = content.children();
        for (Type.Member member : type.members().values()) {
            if (children.containsKey(member.name())) {
                member(parent, member, children.get(member.name()));
            }
        }
    }

    private static void member(Element parent, Type.Member member, Node node) {
        if (node instanceof Node.Items items) {
            for (Node item : items.items()) {
                member(parent, member, item);
            }
            return;
        }
        Element element = parent.getOwnerDocument().createElementNS(parent.getNamespaceURI(), member.name());
        parent.appendChild(element);
        switch (node) {
            case Node.Text(String value) -> text(element, value);
            case Node.Whole(long value) -> text(element, String.valueOf(value));
            case Node.Flag(boolean value) -> text(element, String.valueOf(value));
            case Node.Fields fields
            when member.type() instanceof Type.Complex complex -> fields(element, complex, fields);
            case Node.Fields _, Node.Items _ ->
                throw new IllegalArgumentException("the content of " + member.name() + " does not fit its model");
        }
    }

    private static void text(Element element, String value) {
        if (!value.isEmpty()) {
            element.appendChild(element.getOwnerDocument().createTextNode(value));
        }
    }
}

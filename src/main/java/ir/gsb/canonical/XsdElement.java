package ir.gsb.canonical;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An element of a schema file that knows its line, so that a fault can name it. */
final class XsdElement {

    static final String XSD = "http://www.w3.org/2001/XMLSchema";

    private final Path file;
    private final int line;
    private final String namespace;
    private final String name;
    private final Map<String, String> attributes;
    private final List<XsdElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XsdElement(Path file, XMLStreamReader reader) {
        this.file = file;
        this.line = reader.getLocation().getLineNumber();
        this.namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        this.name = reader.getLocalName();
        this.attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
    }

    static XsdElement read(Path file, byte[] bytes) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return read(file, factory.createXMLStreamReader(new ByteArrayInputStream(bytes)));
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw new SchemaException(file, line, "not well-formed XML; correct it and start again");
        }
    }

    private static XsdElement read(Path file, XMLStreamReader reader) throws XMLStreamException {
        var open = new ArrayDeque<XsdElement>();
        XsdElement root = null;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                var element = new XsdElement(file, reader);
                if (open.isEmpty()) {
                    root = element;
                } else {
                    open.getLast().children.add(element);
                }
                open.addLast(element);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.removeLast();
            } else if (reader.isCharacters() && !open.isEmpty()) {
                open.getLast().text.append(reader.getText());
            }
        }
        if (root == null) {
            throw new SchemaException(file, 1, "the file is empty");
        }
        return root;
    }

    boolean is(String localName) {
        return namespace.equals(XSD) && name.equals(localName);
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    String namespace() {
        return namespace;
    }

    String text() {
        return text.toString().strip();
    }

    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    String required(String attribute) {
        @Nullable String value = attributes.get(attribute);
        if (value == null) {
            throw fault("xs:" + name + " needs the attribute " + attribute);
        }
        return value;
    }

    /** All children but annotations. */
    List<XsdElement> content() {
        return children.stream().filter(child -> !child.is("annotation")).toList();
    }

    /** What {@code xs:annotation} holds. */
    List<XsdElement> annotations() {
        return children.stream()
                .filter(child -> child.is("annotation"))
                .flatMap(annotation -> annotation.children.stream())
                .toList();
    }

    /** An element of the hub's own within {@code xs:appinfo}. */
    Optional<XsdElement> appinfo(String localName) {
        return annotations().stream()
                .filter(child -> child.is("appinfo"))
                .flatMap(info -> info.children.stream())
                .filter(info -> info.namespace.equals(Model.NAMESPACE) && info.name.equals(localName))
                .findFirst();
    }

    /** What {@code xs:documentation} says in both languages. */
    Type.Prose prose() {
        return new Type.Prose(documentation("fa"), documentation("en"));
    }

    private String documentation(String language) {
        return annotations().stream()
                .filter(child -> child.is("documentation") && language.equals(child.attributes.get("lang")))
                .map(child -> child.text().replaceAll("\\s+", " "))
                .findFirst()
                .orElse("");
    }

    /** Refuses every attribute that is not named. */
    void allowOnly(String... names) {
        for (String attribute : attributes.keySet()) {
            if (!List.of(names).contains(attribute)) {
                throw fault(
                        "the attribute " + attribute + " of xs:" + name + " is not part of the subset; leave it out");
            }
        }
    }

    SchemaException fault(String what) {
        return new SchemaException(file, line, what);
    }
}

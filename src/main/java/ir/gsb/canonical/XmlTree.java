package ir.gsb.canonical;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;
import org.xml.sax.ext.Locator2;

/** Builds a DOM from a parser's events, within the limits of {@link Xml}. */
final class XmlTree extends DefaultHandler2 {

    private record Declared(String prefix, String namespace) {}

    private final Document document;
    private final StringBuilder text = new StringBuilder();
    private final List<Declared> declared = new ArrayList<>(4);
    private @Nullable Locator2 locator;
    private Node parent;
    private int depth;
    private int elements;

    XmlTree(Document document) {
        this.document = document;
        this.parent = document;
    }

    Document document() {
        return document;
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = (Locator2) locator;
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) {
        declared.add(new Declared(prefix, uri));
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        if (elements == 0) {
            checkEncoding();
        }
        check(++depth <= Xml.MAX_DEPTH, "The XML is nested deeper than " + Xml.MAX_DEPTH + " elements");
        check(++elements <= Xml.MAX_ELEMENTS, "The XML has more than " + Xml.MAX_ELEMENTS + " elements");
        check(
                attributes.getLength() + declared.size() <= Xml.MAX_ATTRIBUTES,
                "An element has more than " + Xml.MAX_ATTRIBUTES + " attributes");
        closeText();
        Element element = document.createElementNS(orNull(uri), qName);
        declare(element);
        for (int i = 0; i < attributes.getLength(); i++) {
            String value = attributes.getValue(i);
            check(
                    value.length() <= Xml.MAX_VALUE,
                    "An attribute's value is longer than " + Xml.MAX_VALUE + " characters");
            element.setAttributeNS(orNull(attributes.getURI(i)), attributes.getQName(i), value);
        }
        parent.appendChild(element);
        parent = element;
    }

    private void declare(Element element) {
        for (Declared ns : declared) {
            String name = ns.prefix.isEmpty() ? "xmlns" : "xmlns:" + ns.prefix;
            element.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, name, ns.namespace);
        }
        declared.clear();
    }

    private void checkEncoding() {
        Locator2 at = requireNonNull(locator, "the JDK's parser tells where it is");
        check("UTF-8".equalsIgnoreCase(at.getEncoding()), "The XML says or shows that it is not UTF-8");
        check("1.0".equals(at.getXMLVersion()), "The XML says that it is not of version 1.0");
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        closeText();
        depth--;
        parent = requireNonNull(parent.getParentNode(), "an open element has a parent");
    }

    @Override
    public void characters(char[] ch, int start, int length) {
        text.append(ch, start, length);
    }

    private void closeText() {
        if (!text.isEmpty()) {
            parent.appendChild(document.createTextNode(text.toString()));
            text.setLength(0);
        }
    }

    @Override
    public void comment(char[] ch, int start, int length) {
        throw refused("The XML has a comment");
    }

    @Override
    public void processingInstruction(String target, String data) {
        throw refused("The XML has a processing instruction");
    }

    @Override
    public void startDTD(String name, @Nullable String publicId, @Nullable String systemId) {
        throw refused("The XML has a DOCTYPE");
    }

    @Override
    public void skippedEntity(String name) {
        throw refused("The XML has an entity that is not predefined");
    }

    @Override
    public void error(SAXParseException e) throws SAXParseException {
        throw e;
    }

    private static @Nullable String orNull(String uri) {
        return uri.isEmpty() ? null : uri;
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw refused(problem);
        }
    }

    private static RuntimeException refused(String problem) {
        return Xml.malformed(problem + "; the hub does not read such XML, send it without this.");
    }
}

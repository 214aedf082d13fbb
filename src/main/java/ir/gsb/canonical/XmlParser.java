package ir.gsb.canonical;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/** A hardened parser of the JDK that builds a DOM; serves one thread at a time. */
final class XmlParser {

    private static final String XERCES = "http://apache.org/xml/features/";
    private static final String SAX = "http://xml.org/sax/features/";
    private static final String JDK = "http://www.oracle.com/xml/jaxp/properties/";

    private final XMLReader reader;
    private final DocumentBuilder documents;

    XmlParser() {
        try {
            var parser = factory().newSAXParser();
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            parser.setProperty(JDK + "maxElementDepth", String.valueOf(Xml.MAX_DEPTH + 1));
            parser.setProperty(JDK + "elementAttributeLimit", String.valueOf(Xml.MAX_ATTRIBUTES + 1));
            parser.setProperty(JDK + "maxXMLNameLimit", String.valueOf(Xml.MAX_NAME));
            reader = parser.getXMLReader();
            documents = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the JDK's XML parser does not take a setting that keeps it safe", e);
        }
    }

    private static SAXParserFactory factory() throws ParserConfigurationException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature(XERCES + "disallow-doctype-decl", true);
        factory.setFeature(XERCES + "nonvalidating/load-external-dtd", false);
        factory.setFeature(SAX + "external-general-entities", false);
        factory.setFeature(SAX + "external-parameter-entities", false);
        factory.setXIncludeAware(false);
        factory.setValidating(false);
        return factory;
    }

    Document empty() {
        return documents.newDocument();
    }

    Document parse(byte[] bytes) {
        var tree = new XmlTree(documents.newDocument());
        reader.setContentHandler(tree);
        reader.setErrorHandler(tree);
        try {
            reader.setProperty("http://xml.org/sax/properties/lexical-handler", tree);
            reader.parse(new InputSource(new ByteArrayInputStream(bytes)));
        } catch (SAXParseException e) {
            throw Xml.malformed(detail(e));
        } catch (SAXException | IOException _) {
            throw Xml.malformed("The body is not well-formed XML in UTF-8; send one XML document, encoded as UTF-8.");
        }
        return tree.document();
    }

    private static String detail(SAXParseException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("DOCTYPE")) {
            return "The XML has a DOCTYPE; send it without a document type definition and without entities.";
        }
        if (message.contains("JAXP000")) {
            return "The XML is deeper, or has more attributes on one element or longer names, than the hub reads; an "
                    + "inquiry needs no such XML.";
        }
        return "The body is not well-formed XML near line " + e.getLineNumber() + ", column " + e.getColumnNumber()
                + "; send one XML document, encoded as UTF-8.";
    }
}

package ir.gsb.canonical;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The elements of a large document in their order, each while it begins; read by the parser that reads workbooks. */
public final class XmlElements {

    private XmlElements() {}

    /** One that begins. */
    public interface Element {

        /** Its name without a prefix. */
        String name();

        Optional<String> attribute(String attribute);

        /** All of its text; empty if it has elements in it. It can be asked for once, and then no attribute any more. */
        Optional<String> text();
    }

    /** What is found first; empty also if the document ends, or is none, before it is found. Entities are not read. */
    public static <T> Optional<T> first(InputStream document, Function<Element, Optional<T>> look) {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return first(factory.createXMLStreamReader(document), look);
        } catch (XMLStreamException other) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> first(XMLStreamReader reader, Function<Element, Optional<T>> look)
            throws XMLStreamException {
        var element = new Begun(reader);
        Optional<T> found = Optional.empty();
        while (found.isEmpty() && reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                found = look.apply(element);
            }
        }
        return found;
    }

    private record Begun(XMLStreamReader reader) implements Element {

        @Override
        public String name() {
            return reader.getLocalName();
        }

        @Override
        public Optional<String> attribute(String attribute) {
            return Optional.ofNullable(reader.getAttributeValue(null, attribute));
        }

        @Override
        public Optional<String> text() {
            try {
                return Optional.of(reader.getElementText());
            } catch (XMLStreamException more) {
                return Optional.empty();
            }
        }
    }
}

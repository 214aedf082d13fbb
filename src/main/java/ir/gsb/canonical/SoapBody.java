package ir.gsb.canonical;

import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What a SOAP envelope, 1.1 or 1.2, carries. */
public final class SoapBody {

    private SoapBody() {}

    /** The first element in the envelope's body. */
    public static Optional<Element> content(Element envelope) {
        for (Node part = envelope.getFirstChild(); part != null; part = part.getNextSibling()) {
            if ("Body".equals(part.getLocalName())) {
                return firstElement(part);
            }
        }
        return Optional.empty();
    }

    private static Optional<Element> firstElement(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }
}

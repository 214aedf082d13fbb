package ir.gsb.canonical;

import ir.gsb.message.Code;
import ir.gsb.message.RefusedException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Bytes to a DOM and back: the only place that makes XML parsers.
 *
 * <p>What it reads is UTF-8 and XML 1.0 with namespaces, without DTD, entity, comment or processing instruction, no
 * deeper than {@value #MAX_DEPTH} elements, with no more than {@value #MAX_ELEMENTS} of them, {@value #MAX_ATTRIBUTES}
 * attributes (namespace declarations count) on one of them, {@value #MAX_NAME} characters in a name and
 * {@value #MAX_VALUE} in an attribute's value. Nothing outside the bytes is ever read.
 */
public final class Xml {

    static final int MAX_DEPTH = 64;
    static final int MAX_ELEMENTS = 20_000;
    static final int MAX_ATTRIBUTES = 32;
    static final int MAX_NAME = 256;
    static final int MAX_VALUE = 16_384;

    /** A parser costs more than a parse, and is no thread's own: a virtual thread lives for one message only. */
    private static final BlockingQueue<XmlParser> IDLE = new ArrayBlockingQueue<>(64);

    private Xml() {}

    /**
     * Reads a document.
     *
     * @throws RefusedException {@code malformed-message}
     */
    public static Document parse(byte[] bytes) {
        XmlParser parser = take();
        Document document = parser.parse(bytes);
        give(parser); // one that failed is thrown away
        return document;
    }

    /** An empty document, to build a tree in. */
    public static Document document() {
        XmlParser parser = take();
        Document document = parser.empty();
        give(parser);
        return document;
    }

    /**
     * Writes a document or an element as UTF-8 without XML declaration; namespaces that are used but nowhere declared
     * are declared where they are first used.
     */
    public static byte[] write(Node node) {
        return new XmlWriter().write(node);
    }

    /** Declares in a tree that was built the namespaces it uses, so that it can be signed as it will be written. */
    public static void declareNamespaces(Element root) {
        XmlNamespaces.declare(root);
    }

    private static XmlParser take() {
        @Nullable XmlParser idle = IDLE.poll();
        return idle == null ? new XmlParser() : idle;
    }

    @SuppressWarnings("ReturnValueIgnored") // when enough are idle, one more is not kept
    private static void give(XmlParser parser) {
        IDLE.offer(parser);
    }

    static RefusedException malformed(String detail) {
        return RefusedException.of(Code.MALFORMED_MESSAGE, detail);
    }
}

package ir.gsb.message;

import org.w3c.dom.Element;

/** What a message says, in the syntax in which it was said. */
public sealed interface Payload {

    /** No content, as with GET. */
    record None() implements Payload {}

    /** UTF-8 JSON. */
    record Json(byte[] bytes) implements Payload {}

    /** A file of some other kind, in an answer only. */
    record Bytes(byte[] bytes) implements Payload {}

    /** For a request, the one child of the signed SOAP Body; for a reply, the whole envelope. */
    record Xml(Element element) implements Payload {}
}

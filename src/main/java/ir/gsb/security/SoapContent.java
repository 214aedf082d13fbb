package ir.gsb.security;

import static ir.gsb.security.SoapNames.EXC_C14N;
import static ir.gsb.security.SoapNames.WSU;

import java.io.ByteArrayOutputStream;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Element;

/** What makes two SOAP messages the same content, however and whenever they were signed. */
final class SoapContent {

    private SoapContent() {}

    /**
     * SHA-256 over exclusive C14N of Body and {@code gsb:exchange}, without the ids that a signature refers to them by:
     * they may be new with every signature. Takes those ids out of the tree, so it comes after the verification.
     */
    static byte[] hash(SoapEnvelope envelope) {
        var bytes = new ByteArrayOutputStream(2048);
        canonicalise(envelope.body(), bytes);
        canonicalise(envelope.exchange(), bytes);
        return Digests.sha256(bytes.toByteArray());
    }

    private static void canonicalise(Element element, ByteArrayOutputStream to) {
        element.removeAttributeNS(WSU, "Id");
        element.removeAttributeNS(null, "Id");
        try {
            Canonicalizer.getInstance(EXC_C14N).canonicalizeSubtree(element, to);
        } catch (XMLSecurityException e) {
            throw new IllegalStateException("a tree that was verified can be canonicalised", e);
        }
    }
}

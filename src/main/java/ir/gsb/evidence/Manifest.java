package ir.gsb.evidence;

import ir.gsb.canonical.Xml;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The list of a container's files and their SHA-256, which the seal is over: ASiCManifest (ETSI EN 319 162-1 §A.4).
 *
 * @param seal the file that holds the signature
 * @param digests by name of the file
 */
record Manifest(String seal, SequencedMap<String, byte[]> digests) {

    private static final String ASIC = "http://uri.etsi.org/02918/v1.2.1#";
    private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    static Manifest of(Map<String, byte[]> files) {
        SequencedMap<String, byte[]> digests = new LinkedHashMap<>();
        files.forEach((name, content) -> digests.put(name, sha256(content)));
        return new Manifest(Names.SEAL, digests);
    }

    byte[] toXml() {
        String references = digests.entrySet().stream()
                .map(file ->
                        """
                        <asic:DataObjectReference URI="%s"><ds:DigestMethod Algorithm="%s"/>\
                        <ds:DigestValue>%s</ds:DigestValue></asic:DataObjectReference>
                        """.formatted(file.getKey(), SHA256, Base64.getEncoder().encodeToString(file.getValue())))
                .collect(Collectors.joining());
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <asic:ASiCManifest xmlns:asic="%s" xmlns:ds="%s">
            <asic:SigReference URI="%s" MimeType="application/pkcs7-signature"/>
            %s</asic:ASiCManifest>
            """.formatted(ASIC, DS, seal, references).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException if it is no manifest */
    static Manifest parse(byte[] xml) {
        Document document = Xml.parse(xml);
        Element root = document.getDocumentElement();
        if (!ASIC.equals(root.getNamespaceURI()) || !"ASiCManifest".equals(root.getLocalName())) {
            throw new IllegalArgumentException("the manifest is no ASiCManifest");
        }
        SequencedMap<String, byte[]> digests = new LinkedHashMap<>();
        NodeList references = root.getElementsByTagNameNS(ASIC, "DataObjectReference");
        for (int i = 0; i < references.getLength(); i++) {
            var reference = (Element) references.item(i);
            String name = reference.getAttribute("URI");
            if (digests.put(name, digest(reference)) != null) {
                throw new IllegalArgumentException("the manifest lists " + name + " twice");
            }
        }
        return new Manifest(only(root, ASIC, "SigReference").getAttribute("URI"), digests);
    }

    private static byte[] digest(Element reference) {
        if (!SHA256.equals(only(reference, DS, "DigestMethod").getAttribute("Algorithm"))) {
            throw new IllegalArgumentException("the manifest has digests other than SHA-256");
        }
        String value = only(reference, DS, "DigestValue").getTextContent().strip();
        return Base64.getDecoder().decode(value);
    }

    private static Element only(Element parent, String namespace, String name) {
        NodeList found = parent.getElementsByTagNameNS(namespace, name);
        if (found.getLength() != 1) {
            throw new IllegalArgumentException("the manifest has " + name + " not once");
        }
        return (Element) found.item(0);
    }

    static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}

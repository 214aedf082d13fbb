package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.message.Protocol;
import ir.gsb.security.RestResponseVerifier;
import ir.gsb.security.SignedRequest;
import ir.gsb.security.SoapResponseVerifier;
import ir.gsb.security.Thumbprint;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Checks that the hub signed a reply: as its clients do where the reply can be bound to the request, and with nothing
 * of the hub's own code where it cannot.
 */
record HubSeal(X509Certificate certificate, String authority) {

    private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    private static final String WSU =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private static final String WSSE11 = "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";

    static HubSeal of(SampleHub hub) {
        return new HubSeal(hub.hubCertificate(), hub.authority());
    }

    void require(Letter letter, RawHttp.Response reply) throws Exception {
        if (letter.protocol() == Protocol.REST) {
            requireRest(letter, reply);
        } else {
            requireSoap(letter, reply);
        }
    }

    private void requireRest(Letter letter, RawHttp.Response reply) throws Exception {
        if (letter.bound()) {
            var request = new SignedRequest(
                    letter.method(),
                    URI.create("http://" + authority + letter.target()),
                    letter.headers(),
                    letter.headers(),
                    letter.body(),
                    "");
            RestResponseVerifier.ofHub(certificate).verify(request, reply.status(), reply.headers(), reply.body());
        } else {
            requireUnboundRest(reply);
        }
    }

    /** RFC 9421 §2.5 and §3.2, by hand. */
    private void requireUnboundRest(RawHttp.Response reply) throws Exception {
        String input = reply.headers().first("signature-input").orElseThrow();
        assertThat(input).startsWith("gsb=(").doesNotContain(";req").contains("tag=\"gsb-response\"");
        assertThat(input).contains("keyid=\"" + Thumbprint.of(certificate) + "\"", "alg=\"ecdsa-p256-sha256\"");
        String components = input.substring("gsb=(".length(), input.indexOf(')'));
        List<String> covered = List.of(components.replace("\"", "").split(" "));
        assertThat(covered).contains("@status", "content-digest", "content-type", "gsb-exchange-id");
        var base = new StringBuilder();
        for (String name : covered) {
            String value = name.equals("@status")
                    ? Integer.toString(reply.status())
                    : reply.headers().first(name).orElseThrow();
            base.append('"').append(name).append("\": ").append(value).append('\n');
        }
        base.append("\"@signature-params\": ").append(input.substring("gsb=".length()));
        String value = reply.headers().first("signature").orElseThrow();
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(certificate);
        signature.update(base.toString().getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getDecoder().decode(value.substring("gsb=:".length(), value.length() - 1))))
                .as("the hub's signature")
                .isTrue();
        assertThat(reply.headers().first("content-digest")).contains("sha-256=:" + sha256(reply.body()) + ":");
    }

    private static String sha256(byte[] body) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
    }

    private void requireSoap(Letter letter, RawHttp.Response reply) throws Exception {
        Element confirmation = signedParts(reply.body());
        if (letter.bound()) {
            new SoapResponseVerifier(List.of(certificate), Clock.systemUTC())
                    .verify(reply.body(), letter.protocol(), letter.envelope().orElseThrow());
        } else {
            assertThat(confirmation.hasAttribute("Value")).isFalse();
        }
    }

    private Element signedParts(byte[] body) throws Exception {
        Document document = parse(body);
        NodeList signatures = document.getElementsByTagNameNS(DS, "Signature");
        assertThat(signatures.getLength())
                .as(new String(body, StandardCharsets.UTF_8))
                .isEqualTo(1);
        var context = new DOMValidateContext(certificate.getPublicKey(), signatures.item(0));
        NodeList all = document.getElementsByTagName("*");
        List<Element> named = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttributeNS(WSU, "Id")) {
                context.setIdAttributeNS(element, WSU, "Id");
                named.add(element);
            }
        }
        XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
        assertThat(signature.validate(context)).as("the hub's signature").isTrue();
        List<String> covered = signature.getSignedInfo().getReferences().stream()
                .map(reference -> ((Reference) reference).getURI().substring(1))
                .map(id -> named.stream()
                        .filter(element -> element.getAttributeNS(WSU, "Id").equals(id))
                        .findFirst()
                        .orElseThrow()
                        .getLocalName())
                .toList();
        assertThat(covered).containsExactlyInAnyOrder("Body", "Timestamp", "exchange", "SignatureConfirmation");
        return (Element)
                document.getElementsByTagNameNS(WSSE11, "SignatureConfirmation").item(0);
    }

    static Document parse(byte[] body) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
    }
}

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * A signed SOAP 1.2 inquiry with nothing but the JDK (17 or later): WS-Security, written from the wire contract.
 *
 * <p>usage: java SoapInquiry.java HUB TYPE/VERSION XML KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT], where XML is the request
 * element of the schema, as {@code <PostalAddressRequest xmlns="urn:gsb:postal-address:v1">…}. Prints the answer's element;
 * exits with 0 if it was answered, 1 if it was refused, 2 if there is no answer that can be trusted.
 */
public final class SoapInquiry {

    private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
    private static final String EXCHANGE = "urn:gsb:exchange:v1";
    private static final String OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
    private static final String WSSE = OASIS + "wssecurity-secext-1.0.xsd";
    private static final String WSSE_1_1 = "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";
    private static final String WSU = OASIS + "wssecurity-utility-1.0.xsd";
    private static final String X509 = OASIS + "x509-token-profile-1.0#X509v3";
    private static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    private static final String RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final XMLSignatureFactory SIGNATURES = XMLSignatureFactory.getInstance("DOM");

    public static void main(String[] given) throws Exception {
        if (given.length < 6) {
            System.err.println(
                    "usage: java SoapInquiry.java HUB TYPE/VERSION XML KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]");
            System.exit(2);
        }
        try {
            Element content = ask(given);
            System.out.println(text(content));
            System.exit(content.getLocalName().equals("Fault") ? 1 : 0);
        } catch (java.io.IOException | GeneralSecurityException wrong) {
            System.err.println(wrong.getMessage() == null ? wrong.toString() : wrong.getMessage());
            System.exit(2);
        }
    }

    private static Element ask(String[] given) throws Exception {
        URI target = URI.create(given[0] + "/soap/" + given[1]);
        X509Certificate certificate = certificate(given[4]);
        Element content = parsed(given[2]).getDocumentElement();
        String agreement = given.length > 6 ? "<gsb:agreement>" + given[6] + "</gsb:agreement>" : "";
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Document envelope = parsed("""
            <s:Envelope xmlns:s="%s" xmlns:wsse="%s" xmlns:wsu="%s"><s:Header><wsse:Security s:mustUnderstand="true">\
            <wsse:BinarySecurityToken wsu:Id="token" EncodingType="%ssoap-message-security-1.0#Base64Binary" \
            ValueType="%s">%s</wsse:BinarySecurityToken><wsu:Timestamp wsu:Id="time"><wsu:Created>%s</wsu:Created>\
            <wsu:Expires>%s</wsu:Expires></wsu:Timestamp></wsse:Security><gsb:exchange wsu:Id="exchange" xmlns:gsb="%s">\
            <gsb:to>%s</gsb:to><gsb:messageId>%s</gsb:messageId>%s</gsb:exchange></s:Header><s:Body wsu:Id="body"/>\
            </s:Envelope>\
            """.formatted(
                        SOAP,
                        WSSE,
                        WSU,
                        OASIS,
                        X509,
                        Base64.getEncoder().encodeToString(certificate.getEncoded()),
                        now,
                        now.plusSeconds(120),
                        EXCHANGE,
                        target.getAuthority().toLowerCase(),
                        UUID.randomUUID(),
                        agreement));
        one(envelope, SOAP, "Body").appendChild(envelope.importNode(content, true));
        String signature = sign(
                envelope, certificate, key(given[3], certificate.getPublicKey().getAlgorithm()));
        String action = content.getNamespaceURI() + "/" + content.getLocalName();
        HttpResponse<String> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(target)
                                .timeout(Duration.ofSeconds(30))
                                .header(
                                        "Content-Type",
                                        "application/soap+xml; charset=utf-8; action=\"" + action + "\"")
                                .POST(HttpRequest.BodyPublishers.ofString(text(envelope.getDocumentElement())))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        Document said = parsed(answer.body());
        check(said, signature, certificate(given[5]));
        return (Element) one(said, SOAP, "Body").getFirstChild();
    }

    /** Signs Body, Timestamp and gsb:exchange; returns the signature's value, which the answer has to confirm. */
    private static String sign(Document envelope, X509Certificate certificate, PrivateKey key) throws Exception {
        Element reference = envelope.createElementNS(WSSE, "wsse:Reference");
        reference.setAttribute("URI", "#token");
        reference.setAttribute("ValueType", X509);
        Element token = envelope.createElementNS(WSSE, "wsse:SecurityTokenReference");
        token.appendChild(reference);
        var exclusive = SIGNATURES.newTransform(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null);
        var sha256 = SIGNATURES.newDigestMethod(DigestMethod.SHA256, null);
        List<Reference> parts = new ArrayList<>();
        for (String id : List.of("body", "time", "exchange")) {
            parts.add(SIGNATURES.newReference("#" + id, sha256, List.of(exclusive), null, null));
        }
        var signedInfo = SIGNATURES.newSignedInfo(
                SIGNATURES.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                SIGNATURES.newSignatureMethod(key.getAlgorithm().equals("EC") ? ECDSA : RSA, null),
                parts);
        var context = new DOMSignContext(key, one(envelope, WSSE, "Security"));
        for (Element part : protectedParts(envelope)) {
            context.setIdAttributeNS(part, WSU, "Id");
        }
        var info = SIGNATURES.getKeyInfoFactory();
        SIGNATURES
                .newXMLSignature(signedInfo, info.newKeyInfo(List.of(new DOMStructure(token))))
                .sign(context);
        return one(envelope, XMLSignature.XMLNS, "SignatureValue")
                .getTextContent()
                .replaceAll("\\s", "");
    }

    /** Throws unless the hub signed this answer to this request: the three parts and what it confirms. */
    private static void check(Document answer, String sent, X509Certificate hub) throws Exception {
        Element confirmation = one(answer, WSSE_1_1, "SignatureConfirmation");
        List<Element> parts = new ArrayList<>(protectedParts(answer));
        parts.add(confirmation);
        var context = new DOMValidateContext(hub.getPublicKey(), one(answer, XMLSignature.XMLNS, "Signature"));
        parts.forEach(part -> context.setIdAttributeNS(part, WSU, "Id"));
        XMLSignature signature = SIGNATURES.unmarshalXMLSignature(context);
        Set<String> signed = signature.getSignedInfo().getReferences().stream()
                .map(reference -> ((Reference) reference).getURI())
                .collect(Collectors.toSet());
        if (!parts.stream().allMatch(part -> signed.contains("#" + part.getAttributeNS(WSU, "Id")))) {
            throw new GeneralSecurityException("the answer's signature leaves out what it must cover");
        }
        if (!confirmation.getAttribute("Value").replaceAll("\\s", "").equals(sent)) {
            throw new GeneralSecurityException("the answer is not one to this request");
        }
        if (!signature.validate(context)) {
            throw new GeneralSecurityException("the hub's signature does not hold");
        }
    }

    private static List<Element> protectedParts(Document envelope) throws GeneralSecurityException {
        return List.of(
                one(envelope, SOAP, "Body"), one(envelope, WSU, "Timestamp"), one(envelope, EXCHANGE, "exchange"));
    }

    /** The one element of this name; two of them would be an attempt to have the wrong one checked. */
    private static Element one(Document document, String namespace, String name) throws GeneralSecurityException {
        var found = document.getElementsByTagNameNS(namespace, name);
        if (found.getLength() != 1) {
            throw new GeneralSecurityException("the message has " + found.getLength() + " elements " + name);
        }
        return (Element) found.item(0);
    }

    private static Document parsed(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static String text(Node node) throws Exception {
        var writer = new StringWriter();
        var transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        transformer.transform(new DOMSource(node), new StreamResult(writer));
        return writer.toString();
    }

    private static X509Certificate certificate(String file) throws Exception {
        byte[] pem = Files.readAllBytes(Path.of(file));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    private static PrivateKey key(String file, String algorithm) throws Exception {
        String pem = Files.readString(Path.of(file)).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance(algorithm)
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }
}

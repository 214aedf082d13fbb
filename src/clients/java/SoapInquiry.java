import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.ls.DOMImplementationLS;

/**
 * A signed SOAP 1.2 inquiry with nothing but the JDK: WS-Security, written from the wire contract.
 *
 * <p>usage: javac -d out *.java, then
 * java -cp out SoapInquiry HUB TYPE/VERSION XML KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT].
 * Prints the answer's element. XML is an element as {@code <PostalAddressRequest xmlns="urn:gsb:postal-address:v1">…}.
 */
public final class SoapInquiry {

    private static final String ENVELOPE =
            """
            <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:wsse="OASISwssecurity-secext-1.0.xsd" \
            xmlns:wsu="OASISwssecurity-utility-1.0.xsd"><s:Header><wsse:Security s:mustUnderstand="true">\
            <wsse:BinarySecurityToken wsu:Id="token" EncodingType="OASISsoap-message-security-1.0#Base64Binary" \
            ValueType="OASISx509-token-profile-1.0#X509v3">%s</wsse:BinarySecurityToken><wsu:Timestamp wsu:Id="time">\
            <wsu:Created>%s</wsu:Created><wsu:Expires>%s</wsu:Expires></wsu:Timestamp><wsse:SecurityTokenReference>\
            <wsse:Reference URI="#token" ValueType="OASISx509-token-profile-1.0#X509v3"/></wsse:SecurityTokenReference>\
            </wsse:Security><gsb:exchange wsu:Id="exchange" xmlns:gsb="urn:gsb:exchange:v1"><gsb:to>%s</gsb:to>\
            <gsb:messageId>%s</gsb:messageId>%s</gsb:exchange></s:Header><s:Body wsu:Id="body">%s</s:Body></s:Envelope>\
            """.replace("OASIS", "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-");

    public static void main(String[] given) {
        Bus.run(given, SoapInquiry::ask);
    }

    private static boolean ask(Bus bus, String[] given) throws Exception {
        URI target = URI.create(given[0] + "/soap/" + given[1]);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String token = Base64.getEncoder().encodeToString(bus.certificate().getEncoded());
        String to = target.getAuthority().toLowerCase();
        String agreement = given.length > 6 ? "<gsb:agreement>" + given[6] + "</gsb:agreement>" : "";
        String own = ENVELOPE.formatted(token, now, now.plusSeconds(120), to, UUID.randomUUID(), agreement, given[2]);
        Document envelope = parsed(own.getBytes(StandardCharsets.UTF_8));
        String sent = WsSecurity.sign(envelope, bus);
        Node content = WsSecurity.body(envelope).getFirstChild();
        String action = content.getNamespaceURI() + "/" + content.getLocalName();
        String type = "application/soap+xml; charset=utf-8; action=\"" + action + "\"";
        byte[] message = text(envelope.getDocumentElement()).getBytes(StandardCharsets.UTF_8);
        Document answer =
                parsed(bus.post(target, Map.of("Content-Type", type), message).body());
        Node said = WsSecurity.checkedBody(answer, sent, bus.hub()).getFirstChild();
        System.out.println(text(said));
        return !said.getLocalName().equals("Fault");
    }

    private static Document parsed(byte[] xml) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static String text(Node node) {
        var dom = (DOMImplementationLS) node.getOwnerDocument().getImplementation();
        var serializer = dom.createLSSerializer();
        serializer.getDomConfig().setParameter("xml-declaration", false);
        return serializer.writeToString(node);
    }
}

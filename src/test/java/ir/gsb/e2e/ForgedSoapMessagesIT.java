package ir.gsb.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ir.gsb.message.Code;
import ir.gsb.message.Party;
import ir.gsb.message.Protocol;
import ir.gsb.security.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** SOAP messages that somebody forged, each named by its defect, sent through the front door of a running hub. */
class ForgedSoapMessagesIT {

    private static final Party POST = Party.parse("post/addresses");
    private static final String[] ALL = {"Body", "exchange", "Timestamp"};

    @Test
    void the_message_they_are_made_of_is_answered() throws Exception {
        for (Protocol protocol : new Protocol[] {Protocol.SOAP_1_1, Protocol.SOAP_1_2}) {
            int before = Attacker.asked();

            var answer = new Attacker().send(SoapForgery.signed(protocol).bytes());

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            AnswerSignature.verifySoap(answer.body());
            assertThat(Attacker.asked()).isEqualTo(before + 1);
        }
        var answer = new Attacker().send(signedWith(signature -> {}, ALL).bytes());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource({"wrapped", "parts", "tampered", "exchange"})
    void is_refused_in_both_versions(String defect, Code code, Consumer<SoapForgery> forge) throws Exception {
        for (Protocol protocol : new Protocol[] {Protocol.SOAP_1_1, Protocol.SOAP_1_2}) {
            SoapForgery forgery = SoapForgery.signed(protocol);
            forge.accept(forgery);
            var attacker = new Attacker();

            attacker.wasFault(attacker.send(forgery.bytes()), code, protocol == Protocol.SOAP_1_2);
        }
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource({"signed", "written", "http", "contents"})
    void is_refused(String defect, Code code, Supplier<SoapForgery> forgery) throws Exception {
        var attacker = new Attacker();

        attacker.wasFault(attacker.send(forgery.get().bytes()), code, false);
    }

    static Stream<Arguments> wrapped() {
        return Stream.of(
                forged("signed Body moved to the Header", Code.SIGNATURE_INVALID, f -> {
                    Element body = f.replaceBody("evil");
                    f.soap("Header").appendChild(body);
                }),
                forged("signed Body in a wrapper in the Header", Code.SIGNATURE_INVALID, f -> {
                    Element body = f.replaceBody("evil");
                    f.soap("Header").appendChild(f.wrapper()).appendChild(body);
                }),
                forged("signed Body in a wrapper beside one without an id", Code.SIGNATURE_INVALID, f -> {
                    Element body = f.replaceBody("");
                    f.soap("Header").appendChild(f.wrapper()).appendChild(body);
                }),
                forged("signed Body in wsse:Security", Code.MALFORMED_MESSAGE, f -> {
                    Element body = f.replaceBody("evil");
                    f.first(SoapForgery.WSSE, "Security").appendChild(body);
                }),
                forged("signed Body in an Object of the Signature", Code.SIGNATURE_INVALID, f -> {
                    Element body = f.replaceBody("evil");
                    f.first(SoapForgery.DS, "Signature")
                            .appendChild(f.document().createElementNS(SoapForgery.DS, "ds:Object"))
                            .appendChild(body);
                }),
                forged("signed Body nested in an evil one", Code.SIGNATURE_INVALID, f -> {
                    Element body = f.replaceBody("evil");
                    f.soap("Body").getFirstChild().appendChild(body);
                }),
                forged("signed Body in a wrapper after the evil one", Code.MALFORMED_MESSAGE, f -> {
                    Element body = f.replaceBody("evil");
                    f.soap("Envelope").appendChild(f.wrapper()).appendChild(body);
                }),
                forged("evil Body with the id of the signed one", Code.MALFORMED_MESSAGE, f -> {
                    Element body = f.replaceBody(f.soap("Body").getAttributeNS(SoapForgery.WSU, "Id"));
                    f.soap("Header").appendChild(f.wrapper()).appendChild(body);
                }),
                forged("evil Body with the id under another attribute", Code.MALFORMED_MESSAGE, f -> {
                    String id = f.soap("Body").getAttributeNS(SoapForgery.WSU, "Id");
                    Element body = f.replaceBody("");
                    f.soap("Body").setAttribute("ID", id);
                    f.soap("Header").appendChild(f.wrapper()).appendChild(body);
                }),
                forged("signed Timestamp in a wrapper", Code.SIGNATURE_INVALID, f -> {
                    Element timestamp = f.first(SoapForgery.WSU, "Timestamp");
                    Element later = (Element) timestamp.cloneNode(true);
                    later.setAttributeNS(SoapForgery.WSU, "wsu:Id", "later");
                    timestamp.getParentNode().replaceChild(later, timestamp);
                    f.soap("Header").appendChild(f.wrapper()).appendChild(timestamp);
                }),
                forged("signed exchange block in a wrapper", Code.SIGNATURE_INVALID, f -> {
                    Element exchange = f.first(SoapForgery.EXCHANGE, "exchange");
                    Element evil = (Element) exchange.cloneNode(true);
                    evil.setAttributeNS(SoapForgery.WSU, "wsu:Id", "evil");
                    f.soap("Header").replaceChild(evil, exchange);
                    f.soap("Header").appendChild(f.wrapper()).appendChild(exchange);
                }));
    }

    static Stream<Arguments> parts() {
        return Stream.of(
                forged(
                        "moved Body",
                        Code.MALFORMED_MESSAGE,
                        f -> f.soap("Header").appendChild(f.soap("Body"))),
                forged(
                        "second Body",
                        Code.MALFORMED_MESSAGE,
                        f -> f.soap("Envelope").appendChild(f.evilBody("evil"))),
                forged(
                        "second Body before the signed one",
                        Code.MALFORMED_MESSAGE,
                        f -> f.soap("Envelope").insertBefore(f.evilBody("evil"), f.soap("Body"))),
                forged(
                        "second element in the Body",
                        Code.MALFORMED_MESSAGE,
                        f -> f.soap("Body")
                                .appendChild(f.soap("Body").getFirstChild().cloneNode(true))),
                forged(
                        "second Header",
                        Code.MALFORMED_MESSAGE,
                        f -> f.soap("Envelope").appendChild(f.soap("Header").cloneNode(false))),
                forged(
                        "second wsse:Security",
                        Code.MALFORMED_MESSAGE,
                        f -> f.soap("Header")
                                .appendChild(f.document().createElementNS(SoapForgery.WSSE, "wsse:Security"))),
                forged("second Timestamp", Code.MALFORMED_MESSAGE, f -> {
                    Element second =
                            (Element) f.first(SoapForgery.WSU, "Timestamp").cloneNode(true);
                    second.setAttributeNS(SoapForgery.WSU, "wsu:Id", "second");
                    f.first(SoapForgery.WSSE, "Security").appendChild(second);
                }),
                forged("second exchange block", Code.MALFORMED_MESSAGE, f -> {
                    Element second =
                            (Element) f.first(SoapForgery.EXCHANGE, "exchange").cloneNode(true);
                    second.setAttributeNS(SoapForgery.WSU, "wsu:Id", "second");
                    f.soap("Header").appendChild(second);
                }),
                forged("stripped signature", Code.SIGNATURE_MISSING, f -> remove(f.first(SoapForgery.DS, "Signature"))),
                forged(
                        "stripped wsse:Security",
                        Code.SIGNATURE_MISSING,
                        f -> remove(f.first(SoapForgery.WSSE, "Security"))),
                forged("stripped Header", Code.MISSING_HEADER, f -> remove(f.soap("Header"))),
                forged("stripped Timestamp", Code.MISSING_HEADER, f -> remove(f.first(SoapForgery.WSU, "Timestamp"))),
                forged(
                        "stripped token",
                        Code.MISSING_HEADER,
                        f -> remove(f.first(SoapForgery.WSSE, "BinarySecurityToken"))),
                forged(
                        "stripped exchange block",
                        Code.MISSING_HEADER,
                        f -> remove(f.first(SoapForgery.EXCHANGE, "exchange"))));
    }

    static Stream<Arguments> tampered() {
        return Stream.of(
                forged(
                        "changed Body",
                        Code.DIGEST_MISMATCH,
                        f -> f.first(SampleHub.IDENTITY.namespace(), "nationalId")
                                .setTextContent("9992468106")),
                forged(
                        "prolonged Timestamp",
                        Code.DIGEST_MISMATCH,
                        f -> f.first(SoapForgery.WSU, "Created")
                                .setTextContent(Instant.now().plusSeconds(20).toString())),
                forged("expired", Code.SIGNATURE_EXPIRED, f -> {
                    f.first(SoapForgery.WSU, "Created")
                            .setTextContent(Instant.now().minusSeconds(500).toString());
                    f.first(SoapForgery.WSU, "Expires")
                            .setTextContent(Instant.now().minusSeconds(200).toString());
                }),
                forged(
                        "Timestamp of a year too large to be one",
                        Code.MALFORMED_MESSAGE,
                        f -> f.first(SoapForgery.WSU, "Expires").setTextContent("+99999999999-01-01T00:00:00Z")),
                forged("digest changed", Code.SIGNATURE_INVALID, f -> flip(f.first(SoapForgery.DS, "DigestValue"))),
                forged(
                        "signature value changed",
                        Code.SIGNATURE_INVALID,
                        f -> flip(f.first(SoapForgery.DS, "SignatureValue"))),
                forged(
                        "signature value of zeros",
                        Code.SIGNATURE_INVALID,
                        f -> f.first(SoapForgery.DS, "SignatureValue")
                                .setTextContent(Base64.getEncoder().encodeToString(new byte[64]))),
                forged(
                        "signature value empty",
                        Code.SIGNATURE_INVALID,
                        f -> f.first(SoapForgery.DS, "SignatureValue").setTextContent("")),
                forged(
                        "token of another party",
                        Code.SIGNATURE_INVALID,
                        f -> f.first(SoapForgery.WSSE, "BinarySecurityToken")
                                .setTextContent(der(SampleHub.get().key(POST)))),
                forged(
                        "token that is no certificate",
                        Code.CERTIFICATE_UNKNOWN,
                        f -> f.first(SoapForgery.WSSE, "BinarySecurityToken").setTextContent("AAAA")),
                forged(
                        "algorithm swapped for RSA",
                        Code.SIGNATURE_INVALID,
                        f -> f.first(SoapForgery.DS, "SignatureMethod")
                                .setAttribute("Algorithm", WSConstants.RSA_SHA256)),
                forged(
                        "algorithm swapped for HMAC",
                        Code.SIGNATURE_INVALID,
                        f -> f.first(SoapForgery.DS, "SignatureMethod")
                                .setAttribute("Algorithm", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256")),
                forged(
                        "transform by XSLT",
                        Code.SIGNATURE_INVALID,
                        f -> f.first(SoapForgery.DS, "Transform")
                                .setAttribute("Algorithm", "http://www.w3.org/TR/1999/REC-xslt-19991116")),
                forged(
                        "reference to the whole document",
                        Code.SIGNATURE_INVALID,
                        f -> f.first(SoapForgery.DS, "Reference").setAttribute("URI", "")),
                forged(
                        "reference to a file",
                        Code.SIGNATURE_INVALID,
                        f -> f.first(SoapForgery.DS, "Reference").setAttribute("URI", "file:///etc/hostname")),
                forged(
                        "xsi:type",
                        Code.DIGEST_MISMATCH,
                        f -> f.first(SampleHub.IDENTITY.namespace(), "nationalId")
                                .setAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "xsi:type", "xsi:any")));
    }

    static Stream<Arguments> exchange() {
        return Stream.of(
                forged("changed user", Code.DIGEST_MISMATCH, f -> {
                    Element user = f.document().createElementNS(SoapForgery.EXCHANGE, "gsb:user");
                    user.setTextContent("clerk-18");
                    f.first(SoapForgery.EXCHANGE, "exchange").appendChild(user);
                }),
                forged(
                        "readdressed to another hub",
                        Code.MALFORMED_MESSAGE,
                        f -> f.first(SoapForgery.EXCHANGE, "to").setTextContent("other.example")),
                forged(
                        "message id twice",
                        Code.MALFORMED_MESSAGE,
                        f -> f.first(SoapForgery.EXCHANGE, "exchange")
                                .appendChild(f.first(SoapForgery.EXCHANGE, "messageId")
                                        .cloneNode(true))),
                forged(
                        "unknown element in the exchange block",
                        Code.MALFORMED_MESSAGE,
                        f -> f.first(SoapForgery.EXCHANGE, "exchange")
                                .appendChild(f.document().createElementNS(SoapForgery.EXCHANGE, "gsb:party"))));
    }

    static Stream<Arguments> signed() {
        return Stream.of(
                made("unsigned Timestamp", Code.SIGNATURE_INVALID, () -> signedWith(s -> {}, "Body", "exchange")),
                made("unsigned exchange block", Code.SIGNATURE_INVALID, () -> signedWith(s -> {}, "Body", "Timestamp")),
                made("unsigned Body", Code.SIGNATURE_INVALID, () -> signedWith(s -> {}, "exchange", "Timestamp")),
                made(
                        "SHA-1 digest",
                        Code.SIGNATURE_INVALID,
                        () -> signedWith(s -> s.setDigestAlgo(WSConstants.SHA1), ALL)),
                made(
                        "inclusive C14N",
                        Code.SIGNATURE_INVALID,
                        () -> signedWith(s -> s.setSigCanonicalization(WSConstants.C14N_OMIT_COMMENTS), ALL)),
                made(
                        "SHA-1 signature",
                        Code.SIGNATURE_INVALID,
                        () -> SoapForgery.signedWith(
                                SampleHub.get().key(SampleHub.MUNICIPALITY),
                                SampleHub.get().authority(),
                                s -> s.setSignatureAlgorithm(WSConstants.RSA_SHA1),
                                ALL)),
                made(
                        "addressed to another hub",
                        Code.MALFORMED_MESSAGE,
                        () -> SoapForgery.signedWith(
                                SampleHub.get().key(SampleHub.TAX), "other.example", s -> {}, ALL)),
                made(
                        "party without an agreement",
                        Code.ACCESS_DENIED,
                        () -> SoapForgery.signedWith(
                                SampleHub.get().key(POST), SampleHub.get().authority(), s -> {}, ALL)));
    }

    static Stream<Arguments> written() {
        return Stream.of(
                text("DTD", x -> "<!DOCTYPE e>" + x),
                text("external DTD", x -> "<!DOCTYPE e SYSTEM \"http://127.0.0.1:1/e.dtd\">" + x),
                text(
                        "external entity",
                        x -> "<!DOCTYPE e [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                                + x.replace("0001234560", "&x;")),
                text(
                        "external parameter entity",
                        x -> "<!DOCTYPE e [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/\"> %x;]>" + x),
                text(
                        "entity in an attribute",
                        x -> "<!DOCTYPE e [<!ENTITY x \"y\">]>" + x.replace("<soap:Body ", "<soap:Body a=\"&x;\" ")),
                text("entity that nobody declared", x -> x.replace("0001234560", "&x;")),
                text("billion laughs", ForgedSoapMessagesIT::laughs),
                text(
                        "quadratic blow-up",
                        x -> "<!DOCTYPE e [<!ENTITY x \"" + "x".repeat(50_000) + "\">]>"
                                + x.replace("0001234560", "&x;".repeat(5000))),
                text("deep nesting", x -> x.replace("0001234560", "<a>".repeat(1000) + "</a>".repeat(1000))),
                text("30,000 elements", x -> x.replace("0001234560", "<a/>".repeat(30_000))),
                text("1,000 attributes", x -> x.replace("<soap:Body ", "<soap:Body " + attributes(1000))),
                text("1,000 namespaces", x -> x.replace("<soap:Body ", "<soap:Body " + namespaces(1000))),
                text("name of 100,000 characters", x -> x.replace("0001234560", "<" + "n".repeat(100_000) + "/>")),
                text(
                        "attribute of 100,000 characters",
                        x -> x.replace("<soap:Body ", "<soap:Body a=\"" + "v".repeat(100_000) + "\" ")),
                text("processing instruction", x -> "<?xml-stylesheet href=\"http://127.0.0.1:1/\"?>" + x),
                text("processing instruction in the Body", x -> x.replace("0001234560", "0001<?x?>234560")),
                text("comment that splits a value", x -> x.replace("0001234560", "000123<!-- -->4560")),
                text("XML 1.1", x -> "<?xml version=\"1.1\"?>" + x),
                text("UTF-16 that only says so", x -> "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + x),
                text("UTF-7", x -> "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + x),
                text("Latin 1", x -> "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + x),
                text("NUL", x -> x.replace("0001234560", "000\0")),
                text("reference to NUL", x -> x.replace("0001234560", "&#0;")),
                text("duplicate attribute", x -> x.replace("<soap:Body ", "<soap:Body a=\"1\" a=\"2\" ")),
                text(
                        "duplicate attribute by two prefixes",
                        x -> x.replace(
                                "<soap:Body ", "<soap:Body xmlns:p=\"urn:x\" xmlns:q=\"urn:x\" p:a=\"1\" q:a=\"2\" ")),
                text("prefix that is not bound", x -> x.replace("0001234560", "<no:a/>")),
                text("xml prefix bound anew", x -> x.replace("<soap:Body ", "<soap:Body xmlns:xml=\"urn:x\" ")),
                text("two documents", x -> x + x),
                text("no XML", x -> "{}"),
                text("nothing", x -> ""),
                text("unclosed", x -> x.substring(0, x.length() - 4)),
                made("UTF-16", Code.MALFORMED_MESSAGE, () -> {
                    SoapForgery f = SoapForgery.signed(Protocol.SOAP_1_1);
                    return f.envelope(new String(f.envelope(), UTF_8).getBytes(StandardCharsets.UTF_16));
                }),
                made(
                        "Envelope of another namespace",
                        Code.MALFORMED_MESSAGE,
                        () -> good(f -> f.text(x -> x.replace(SoapForgery.SOAP_1_1, "urn:evil")))),
                made(
                        "Body with a namespace put around it",
                        Code.DIGEST_MISMATCH,
                        () -> good(f -> f.text(x -> x.replace(
                                "xmlns=\"urn:gsb:person-identity:v1\"",
                                "xmlns=\"urn:gsb:person-identity:v1\" xml:lang=\"fa\"")))));
    }

    static Stream<Arguments> http() {
        return Stream.of(
                made(
                        "SOAPAction of another inquiry",
                        Code.MALFORMED_MESSAGE,
                        () -> good(f -> f.header("soapaction", "\"urn:gsb:postal-address:v1/PostalAddressRequest\""))),
                made("no SOAPAction", Code.MISSING_HEADER, () -> good(f -> f.without("soapaction"))),
                made(
                        "SOAPAction twice",
                        Code.DUPLICATE_HEADER,
                        () -> good(f -> f.header("SoapAction", "\"" + SampleHub.IDENTITY.action() + "\""))),
                made(
                        "sent to another inquiry",
                        Code.MALFORMED_MESSAGE,
                        () -> good(f -> f.target("/soap/postal-address/v1"))),
                made(
                        "SOAP 1.2 envelope with the content type of 1.1",
                        Code.MALFORMED_MESSAGE,
                        () -> SoapForgery.of(
                                Protocol.SOAP_1_1,
                                SoapForgery.signed(Protocol.SOAP_1_2).envelope())),
                made(
                        "JSON",
                        Code.UNSUPPORTED_MEDIA_TYPE,
                        () -> good(f -> f.header("content-type", "application/json"))),
                made(
                        "application/xml",
                        Code.UNSUPPORTED_MEDIA_TYPE,
                        () -> good(f -> f.header("content-type", "application/xml"))),
                made(
                        "multipart",
                        Code.UNSUPPORTED_MEDIA_TYPE,
                        () -> good(f -> f.header(
                                "content-type",
                                "multipart/related; type=\"application/xop+xml\"; start-info=\"text/xml\";"
                                        + " boundary=b"))),
                made(
                        "XOP without its parts",
                        Code.UNSUPPORTED_MEDIA_TYPE,
                        () -> good(f -> f.header("content-type", "application/xop+xml; type=\"text/xml\""))),
                made(
                        "charset UTF-16",
                        Code.UNSUPPORTED_MEDIA_TYPE,
                        () -> good(f -> f.header("content-type", "text/xml; charset=utf-16"))),
                made("compressed", Code.UNSUPPORTED_MEDIA_TYPE, () -> good(f -> f.header("content-encoding", "gzip"))),
                made(
                        "unsigned user in an HTTP header",
                        Code.MALFORMED_MESSAGE,
                        () -> good(f -> f.header("gsb-user", "clerk-18"))),
                made("foreign Host", Code.MALFORMED_MESSAGE, () -> good(f -> f.header("host", "other.example"))));
    }

    static Stream<Arguments> contents() {
        return Stream.of(
                content("xsi:nil", x -> x.replace("<nationalId>", "<nationalId " + xsi("nil=\"true\"") + ">")),
                content("xsi:type", x -> x.replace("<nationalId>", "<nationalId " + xsi("type=\"x\"") + ">")),
                content(
                        "xsi:schemaLocation",
                        x -> x.replace(
                                "<nationalId>",
                                "<nationalId "
                                        + xsi("schemaLocation=\"urn:gsb:person-identity:v1 http://127.0.0.1:1/\"")
                                        + ">")),
                content(
                        "XInclude",
                        x -> x.replace(
                                "0001234560",
                                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\""
                                        + " href=\"file:///etc/hostname\"/>")),
                content(
                        "element of another namespace",
                        x -> x.replace(
                                "<nationalId>0001234560</nationalId>",
                                "<nationalId xmlns=\"urn:evil\">0001234560</nationalId>")),
                content(
                        "duplicate element",
                        x -> x.replace("</nationalId>", "</nationalId><nationalId>9992468106</nationalId>")),
                content("unknown element", x -> x.replace("</nationalId>", "</nationalId><admin>true</admin>")),
                content("text between elements", x -> x.replace("</nationalId>", "</nationalId>x")));
    }

    @Test
    void reads_cdata_as_the_text_that_was_signed() throws Exception {
        SoapForgery written = good(f -> f.text(x -> x.replace("0001234560", "000<![CDATA[123]]>4560")));

        var answer = new Attacker().send(written.bytes());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void refuses_xop_include() throws Exception {
        String xop = "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:a\"/>";
        var attacker = new Attacker();

        var answer = attacker.send(SoapForgery.carrying(SoapForgery.CONTENT.replace("0001234560", xop))
                .bytes());

        attacker.wasFault(answer, Code.UNSUPPORTED_MEDIA_TYPE, false);
    }

    private static Arguments forged(String defect, Code code, Consumer<SoapForgery> forge) {
        return arguments(defect, code, forge);
    }

    private static Arguments made(String defect, Code code, Supplier<SoapForgery> forgery) {
        return arguments(defect, code, forgery);
    }

    private static Arguments text(String defect, UnaryOperator<String> change) {
        return made(defect, Code.MALFORMED_MESSAGE, () -> good(f -> f.text(change)));
    }

    private static Arguments content(String defect, UnaryOperator<String> change) {
        return made(defect, Code.SCHEMA_VIOLATION, () -> SoapForgery.carrying(change.apply(SoapForgery.CONTENT)));
    }

    private static SoapForgery good(UnaryOperator<SoapForgery> change) {
        return change.apply(SoapForgery.signed(Protocol.SOAP_1_1));
    }

    private static SoapForgery signedWith(Consumer<WSSecSignature> settings, String... parts) {
        return SoapForgery.signedWith(
                SampleHub.get().key(SampleHub.TAX), SampleHub.get().authority(), settings, parts);
    }

    private static void remove(Element element) {
        element.getParentNode().removeChild(element);
    }

    private static void flip(Element base64) {
        byte[] value = Base64.getMimeDecoder().decode(base64.getTextContent());
        value[value.length / 2] ^= 1;
        base64.setTextContent(Base64.getEncoder().encodeToString(value));
    }

    private static String der(SigningKey key) {
        try {
            return Base64.getEncoder().encodeToString(key.certificate().getEncoded());
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String laughs(String envelope) {
        var dtd = new StringBuilder("<!DOCTYPE e [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            dtd.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return dtd.append("]>") + envelope.replace("0001234560", "&a9;");
    }

    private static String attributes(int count) {
        var all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append('a').append(i).append("=\"\" ");
        }
        return all.toString();
    }

    private static String namespaces(int count) {
        var all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append("xmlns:a").append(i).append("=\"urn:").append(i).append("\" ");
        }
        return all.toString();
    }

    private static String xsi(String attribute) {
        return "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:" + attribute;
    }
}

package ir.gsb.e2e;

import ir.gsb.canonical.Xml;
import ir.gsb.message.Headers;
import ir.gsb.security.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Answers of a hub that somebody changed on the way, and answers that the hub's own key signed too little of. */
final class ForgedAnswer {

    private ForgedAnswer() {}

    static RawHttp.Response with(RawHttp.Response answer, String header, String value) {
        Headers others = MeddlingProxy.without(answer.headers(), Set.of(header));
        return new RawHttp.Response(answer.status(), others.with(header, value), answer.body());
    }

    static RawHttp.Response without(RawHttp.Response answer, String... headers) {
        Headers others = MeddlingProxy.without(answer.headers(), Set.of(headers));
        return new RawHttp.Response(answer.status(), others, answer.body());
    }

    static RawHttp.Response saying(RawHttp.Response answer, String text) {
        return new RawHttp.Response(answer.status(), answer.headers(), text.getBytes(StandardCharsets.UTF_8));
    }

    static String digest(RawHttp.Response answer) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(answer.body());
        return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
    }

    /** Signed anew by a key over what the hub has signed, but for one component; or with another tag. */
    static RawHttp.Response signedBy(
            SigningKey key, Headers request, RawHttp.Response answer, String leftOut, String tag) {
        String input = answer.headers().first("signature-input").orElseThrow();
        String inner = input.substring("gsb=(".length(), input.indexOf(')'));
        List<String> covered = new ArrayList<>(Arrays.asList(inner.split(" ")));
        covered.remove(leftOut);
        String parameters = "(" + String.join(" ", covered) + ")"
                + input.substring(input.indexOf(')') + 1).replace("gsb-response", tag);
        var base = new StringBuilder();
        for (String component : covered) {
            String name = component.split("\"")[1];
            String value = component.contains(";req") ? asked(request, name) : answered(answer, name);
            base.append(component).append(": ").append(value).append('\n');
        }
        base.append("\"@signature-params\": ").append(parameters);
        byte[] value = key.sign(base.toString().getBytes(StandardCharsets.UTF_8));
        return with(
                with(answer, "signature-input", "gsb=" + parameters),
                "signature",
                "gsb=:" + Base64.getEncoder().encodeToString(value) + ":");
    }

    private static String asked(Headers request, String name) {
        return switch (name) {
            case "@method" -> "POST";
            case "@authority" -> request.first("host").orElseThrow();
            case "@path" -> "/inquiries/" + TrialHub.IDENTITY;
            case "signature" -> request.first(name).orElseThrow().substring("gsb=".length());
            default -> request.first(name).orElseThrow();
        };
    }

    private static String answered(RawHttp.Response answer, String name) {
        return name.equals("@status")
                ? Integer.toString(answer.status())
                : answer.headers().first(name).orElseThrow();
    }

    /** Signed anew by a key over what the hub has signed, but for one element. */
    static byte[] signedBy(SigningKey key, byte[] envelope, String leftOut) throws Exception {
        Document document = Xml.parse(envelope);
        Element old = first(document, SoapForgery.DS, "Signature");
        Element security = (Element) old.getParentNode();
        security.removeChild(old);
        var factory = XMLSignatureFactory.getInstance("DOM");
        var exclusive =
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null);
        var context = new DOMSignContext(key.privateKey(), security);
        List<Reference> references = new ArrayList<>();
        for (String name : List.of("Body", "Timestamp", "exchange", "SignatureConfirmation")) {
            Element part = first(document, "*", name);
            context.setIdAttributeNS(part, SoapForgery.WSU, "Id");
            if (!name.equals(leftOut)) {
                String id = "#" + part.getAttributeNS(SoapForgery.WSU, "Id");
                var digest = factory.newDigestMethod(DigestMethod.SHA256, null);
                references.add(factory.newReference(id, digest, List.of(exclusive), null, null));
            }
        }
        var method = factory.newSignatureMethod(SignatureMethod.ECDSA_SHA256, null);
        factory.newXMLSignature(factory.newSignedInfo(exclusive, method, references), null)
                .sign(context);
        return Xml.write(document);
    }

    /** With another Body in place of the signed one, which is moved where nobody should look for it. */
    static byte[] wrapped(byte[] envelope, boolean sameId) {
        Document document = Xml.parse(envelope);
        Element body = first(document, "*", "Body");
        Element evil = (Element) body.cloneNode(true);
        first(evil, "firstName").setTextContent("جعلی");
        if (!sameId) {
            evil.setAttributeNS(SoapForgery.WSU, "wsu:Id", "evil");
        }
        body.getParentNode().replaceChild(evil, body);
        first(document, "*", "Header")
                .appendChild(document.createElementNS("urn:evil", "evil:wrapper"))
                .appendChild(body);
        return Xml.write(document);
    }

    private static Element first(Element parent, String name) {
        return (Element) parent.getElementsByTagNameNS("*", name).item(0);
    }

    private static Element first(Document document, String namespace, String name) {
        return (Element) document.getElementsByTagNameNS(namespace, name).item(0);
    }
}

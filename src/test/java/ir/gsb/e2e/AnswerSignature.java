package ir.gsb.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.canonical.Xml;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Checks the hub's signature on an answer with the JDK alone, none of the hub's code. */
final class AnswerSignature {

    private static final String WSU =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    private static final Pattern COMPONENT = Pattern.compile("\"([^\"]+)\"((?:;[a-z]+(?:=\"[^\"]*\")?)*)");

    private AnswerSignature() {}

    /** @param request absent if it had no signature to which the answer could be bound */
    static void verifyRest(RawHttp.Response answer, Optional<RestForgery> request) throws GeneralSecurityException {
        String input = answer.headers().first("signature-input").orElseThrow().substring("gsb=".length());
        String value = answer.headers().first("signature").orElseThrow();
        var base = new StringBuilder();
        List<String> covered = new ArrayList<>();
        Matcher component = COMPONENT.matcher(input.substring(0, input.indexOf(')')));
        while (component.find()) {
            covered.add(component.group());
            base.append(component.group())
                    .append(": ")
                    .append(valueOf(component.group(1), component.group(2), answer, request))
                    .append('\n');
        }
        base.append("\"@signature-params\": ").append(input);
        assertThat(covered)
                .contains("\"@status\"", "\"content-digest\"", "\"content-type\"", "\"gsb-exchange-id\"")
                .filteredOn(name -> name.contains(";req"))
                .hasSizeGreaterThanOrEqualTo(request.isPresent() ? 4 : 0);
        assertThat(answer.headers().first("content-digest")).contains(RestForgery.digest(answer.body()));

        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(SampleHub.get().hubCertificate());
        verifier.update(base.toString().getBytes(ISO_8859_1));
        assertThat(verifier.verify(Base64.getDecoder().decode(value.substring("gsb=:".length(), value.length() - 1))))
                .as("the hub's signature over " + base)
                .isTrue();
    }

    private static String valueOf(
            String name, String parameters, RawHttp.Response answer, Optional<RestForgery> request) {
        if (parameters.contains(";key=")) {
            return request.flatMap(RestForgery::signatureValue).orElseThrow();
        }
        if (parameters.contains(";req")) {
            return request.orElseThrow().valueOf(name);
        }
        return name.equals("@status")
                ? Integer.toString(answer.status())
                : answer.headers().first(name).orElseThrow();
    }

    /** @return the envelope */
    static Document verifySoap(byte[] answer) throws MarshalException, XMLSignatureException {
        Document document = Xml.parse(answer);
        Element signature = only(document, DS, "Signature");
        var context = new DOMValidateContext(SampleHub.get().hubCertificate().getPublicKey(), signature);
        var all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element && element.hasAttributeNS(WSU, "Id")) {
                context.setIdAttributeNS(element, WSU, "Id");
            }
        }
        var unmarshalled = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
        assertThat(unmarshalled.getSignedInfo().getReferences())
                .as("Body, Timestamp, exchange, SignatureConfirmation")
                .hasSize(4);
        assertThat(unmarshalled.validate(context)).as("the hub's signature").isTrue();
        return document;
    }

    static Element only(Document document, String namespace, String name) {
        var found = document.getElementsByTagNameNS(namespace, name);
        assertThat(found.getLength()).as(name).isEqualTo(1);
        return (Element) found.item(0);
    }
}

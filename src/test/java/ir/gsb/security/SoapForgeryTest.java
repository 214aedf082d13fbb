package ir.gsb.security;

import static ir.gsb.message.Protocol.SOAP_1_1;
import static ir.gsb.security.SoapNames.DS;
import static ir.gsb.security.SoapNames.EXCHANGE;
import static ir.gsb.security.SoapNames.WSSE;
import static ir.gsb.security.SoapNames.WSU;
import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.message.Code;
import ir.gsb.message.Refusal;
import java.util.Base64;
import java.util.function.Consumer;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Messages that somebody made out of a good one, or signed in a bad way. */
class SoapForgeryTest {

    private final SoapVerifier verifier = SoapParties.verifier();
    private final SoapForge forge = SoapForge.signed();

    @Test
    void the_message_they_are_made_of_is_good() {
        verifier.verify(SoapParties.received(SOAP_1_1, forge.bytes()));
    }

    @Test
    void refuses_a_signed_body_moved_to_the_header() {
        Element body = forge.body();
        body.getParentNode().replaceChild(SoapForge.evilBody(body, "evil"), body);
        forge.header().appendChild(body);

        refuses(Code.SIGNATURE_INVALID);
    }

    @Test
    void refuses_a_signed_body_in_a_wrapper_in_the_header() {
        Element body = forge.body();
        body.getParentNode().replaceChild(SoapForge.evilBody(body, "evil"), body);
        forge.header().appendChild(forge.wrapper()).appendChild(body);

        refuses(Code.SIGNATURE_INVALID);
    }

    @Test
    void refuses_a_signed_body_moved_into_security() {
        Element body = forge.body();
        body.getParentNode().replaceChild(SoapForge.evilBody(body, "evil"), body);
        forge.security().appendChild(body);

        refuses(Code.MALFORMED_MESSAGE);
    }

    @Test
    void refuses_a_signed_body_moved_into_the_signature() {
        Element body = forge.body();
        body.getParentNode().replaceChild(SoapForge.evilBody(body, "evil"), body);
        forge.signature()
                .appendChild(forge.document.createElementNS(DS, "ds:Object"))
                .appendChild(body);

        refuses(Code.SIGNATURE_INVALID);
    }

    @Test
    void refuses_a_signed_body_nested_in_an_evil_one() {
        Element body = forge.body();
        Element evil = SoapForge.evilBody(body, "evil");
        body.getParentNode().replaceChild(evil, body);
        evil.getFirstChild().appendChild(body);

        refuses(Code.SIGNATURE_INVALID);
    }

    @Test
    void refuses_a_signed_body_that_keeps_its_id_next_to_an_evil_one_without() {
        Element body = forge.body();
        Element evil = SoapForge.evilBody(body, "evil");
        evil.removeAttributeNS(WSU, "Id");
        body.getParentNode().replaceChild(evil, body);
        forge.header().appendChild(forge.wrapper()).appendChild(body);

        refuses(Code.SIGNATURE_INVALID);
    }

    @Test
    void refuses_a_second_body() {
        Element body = forge.body();
        body.getParentNode().appendChild(SoapForge.evilBody(body, "evil"));

        refuses(Code.MALFORMED_MESSAGE);
    }

    @Test
    void refuses_a_second_body_before_the_signed_one() {
        Element body = forge.body();
        body.getParentNode().insertBefore(SoapForge.evilBody(body, "evil"), body);

        refuses(Code.MALFORMED_MESSAGE);
    }

    @Test
    void refuses_an_id_that_is_there_twice() {
        Element body = forge.body();
        String id = body.getAttributeNS(WSU, "Id");
        body.getParentNode().replaceChild(SoapForge.evilBody(body, id), body);
        forge.header().appendChild(forge.wrapper()).appendChild(body);

        refuses(Code.MALFORMED_MESSAGE);
    }

    @Test
    void refuses_ids_of_two_kinds_that_are_the_same() {
        Element body = forge.body();
        Element wrapper = forge.wrapper();
        wrapper.setAttribute("Id", body.getAttributeNS(WSU, "Id"));
        forge.header().appendChild(wrapper);

        refuses(Code.MALFORMED_MESSAGE);
    }

    @Test
    void refuses_two_elements_in_the_body() {
        forge.body().appendChild(forge.body().getFirstChild().cloneNode(true));

        refuses(Code.MALFORMED_MESSAGE);
    }

    @Test
    void refuses_a_wrapped_timestamp() {
        Element timestamp = forge.timestamp();
        Element later = (Element) timestamp.cloneNode(true);
        later.setAttributeNS(WSU, "wsu:Id", "later");
        timestamp.getParentNode().replaceChild(later, timestamp);
        forge.header().appendChild(forge.wrapper()).appendChild(timestamp);

        refuses(Code.SIGNATURE_INVALID);
    }

    @Test
    void refuses_a_second_timestamp() {
        Element later = (Element) forge.timestamp().cloneNode(true);
        later.setAttributeNS(WSU, "wsu:Id", "later");
        forge.security().appendChild(later);

        refuses(Code.MALFORMED_MESSAGE);
    }

    @Test
    void refuses_a_wrapped_exchange_block() {
        Element exchange = forge.exchange();
        Element evil = (Element) exchange.cloneNode(true);
        evil.setAttributeNS(WSU, "wsu:Id", "evil");
        forge.header().replaceChild(evil, exchange);
        forge.header().appendChild(forge.wrapper()).appendChild(exchange);

        refuses(Code.SIGNATURE_INVALID);
    }

    @Test
    void refuses_a_second_exchange_block() {
        Element evil = (Element) forge.exchange().cloneNode(true);
        evil.setAttributeNS(WSU, "wsu:Id", "evil");
        forge.header().appendChild(evil);

        refuses(Code.MALFORMED_MESSAGE);
    }

    @Test
    void refuses_an_exchange_block_that_was_taken_out() {
        forge.header().removeChild(forge.exchange());

        refuses(Code.MISSING_HEADER);
    }

    @Test
    void refuses_an_unknown_element_in_the_exchange_block() {
        forge.exchange().appendChild(forge.document.createElementNS(EXCHANGE, "gsb:party"));

        refuses(Code.MALFORMED_MESSAGE);
    }

    @Test
    void refuses_a_value_that_is_there_twice() {
        Node user = forge.first(EXCHANGE, "user");
        forge.exchange().appendChild(user.cloneNode(true));

        refuses(Code.MALFORMED_MESSAGE);
    }

    @Test
    void refuses_a_changed_user() {
        forge.first(EXCHANGE, "user").setTextContent("clerk-8");

        refuses(Code.DIGEST_MISMATCH);
    }

    @Test
    void refuses_a_changed_body() {
        forge.first(SoapParties.TYPE.namespace(), "nationalId").setTextContent("9992468106");

        refuses(Code.DIGEST_MISMATCH);
    }

    @Test
    void refuses_a_prolonged_timestamp() {
        forge.first(WSU, "Created").setTextContent("2026-03-21T08:00:30.000Z");

        refuses(Code.DIGEST_MISMATCH);
    }

    @Test
    void refuses_a_changed_digest() {
        Element digest = forge.first(DS, "DigestValue");
        byte[] value = Base64.getDecoder().decode(digest.getTextContent());
        value[0] ^= 1;
        digest.setTextContent(Base64.getEncoder().encodeToString(value));

        refuses(Code.SIGNATURE_INVALID);
    }

    @Test
    void refuses_a_changed_signature_value() {
        Element signature = forge.first(DS, "SignatureValue");
        byte[] value = Base64.getDecoder().decode(signature.getTextContent());
        value[40] ^= 1;
        signature.setTextContent(Base64.getEncoder().encodeToString(value));

        refuses(Code.SIGNATURE_INVALID);
    }

    @Test
    void refuses_a_signature_value_of_zeros() {
        forge.first(DS, "SignatureValue").setTextContent(Base64.getEncoder().encodeToString(new byte[64]));

        refuses(Code.SIGNATURE_INVALID);
    }

    @Test
    void refuses_a_stripped_signature() {
        forge.security().removeChild(forge.signature());

        refuses(Code.SIGNATURE_MISSING);
    }

    @Test
    void refuses_a_stripped_security_header() {
        forge.header().removeChild(forge.security());

        refuses(Code.SIGNATURE_MISSING);
    }

    @Test
    void refuses_a_second_signature() {
        Element second = (Element) forge.signature().cloneNode(true);
        second.removeAttribute("Id");
        for (Element element : new Element[] {
            (Element) second.getElementsByTagNameNS(DS, "KeyInfo").item(0),
            (Element) second.getElementsByTagNameNS(WSSE, "SecurityTokenReference")
                    .item(0)
        }) {
            element.removeAttribute("Id");
            element.removeAttributeNS(WSU, "Id");
        }
        forge.security().appendChild(second);

        refuses(Code.MALFORMED_MESSAGE);
    }

    @Test
    void refuses_a_second_security_header() {
        forge.header().appendChild(forge.document.createElementNS(WSSE, "wsse:Security"));

        refuses(Code.MALFORMED_MESSAGE);
    }

    @Test
    void refuses_a_security_header_for_another_actor() {
        forge.security().setAttributeNS(SoapNames.SOAP_1_1, "soap:actor", "urn:other");

        refuses(Code.MALFORMED_MESSAGE);
    }

    @Test
    void refuses_a_block_that_must_be_understood() {
        Element block = forge.wrapper();
        block.setAttributeNS(SoapNames.SOAP_1_1, "soap:mustUnderstand", "1");
        forge.header().appendChild(block);

        refuses(Code.MALFORMED_MESSAGE);
    }

    @Test
    void refuses_the_token_of_another_party() {
        forge.first(WSSE, "BinarySecurityToken").setTextContent(der(SoapParties.TAX_P384));

        refuses(Code.SIGNATURE_INVALID);
    }

    @Test
    void refuses_a_token_outside_of_security() {
        Element token = forge.first(WSSE, "BinarySecurityToken");
        Element other = (Element) token.cloneNode(true);
        other.setAttributeNS(WSU, "wsu:Id", "other");
        other.setTextContent(der(SoapParties.PERMITS));
        forge.security().replaceChild(other, token);
        forge.header().appendChild(forge.wrapper()).appendChild(token);

        refuses(Code.SIGNATURE_INVALID);
    }

    @Test
    void refuses_a_missing_token() {
        forge.security().removeChild(forge.first(WSSE, "BinarySecurityToken"));

        refuses(Code.MISSING_HEADER);
    }

    @Test
    void refuses_an_unsigned_timestamp() {
        refusesSigned(SoapParties.TAX, signature -> {}, "Body", "exchange");
    }

    @Test
    void refuses_an_unsigned_exchange_block() {
        refusesSigned(SoapParties.TAX, signature -> {}, "Body", "Timestamp");
    }

    @Test
    void refuses_an_unsigned_body() {
        refusesSigned(SoapParties.TAX, signature -> {}, "exchange", "Timestamp");
    }

    @Test
    void refuses_a_sha_1_signature() {
        refusesSigned(
                SoapParties.PERMITS,
                signature -> signature.setSignatureAlgorithm(WSConstants.RSA_SHA1),
                "Body",
                "exchange",
                "Timestamp");
    }

    @Test
    void refuses_a_sha_1_digest() {
        refusesSigned(
                SoapParties.TAX,
                signature -> signature.setDigestAlgo(WSConstants.SHA1),
                "Body",
                "exchange",
                "Timestamp");
    }

    @Test
    void refuses_inclusive_c14n() {
        refusesSigned(
                SoapParties.TAX,
                signature -> signature.setSigCanonicalization(WSConstants.C14N_OMIT_COMMENTS),
                "Body",
                "exchange",
                "Timestamp");
    }

    @Test
    void refuses_hmac() {
        Element method = forge.first(DS, "SignatureMethod");
        method.setAttribute("Algorithm", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256");

        refuses(Code.SIGNATURE_INVALID);
    }

    @Test
    void refuses_an_algorithm_that_is_not_for_the_key() {
        Element method = forge.first(DS, "SignatureMethod");
        method.setAttribute("Algorithm", SoapAlgorithm.RSA_SHA256.uri());

        refuses(Code.SIGNATURE_INVALID);
    }

    @Test
    void refuses_transforms_that_pick_what_is_signed() {
        for (String transform : new String[] {
            "http://www.w3.org/TR/1999/REC-xslt-19991116",
            "http://www.w3.org/TR/1999/REC-xpath-19991116",
            "http://www.w3.org/2002/06/xmldsig-filter2",
            "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#STR-Transform"
        }) {
            forge.first(DS, "Transform").setAttribute("Algorithm", transform);

            refuses(Code.SIGNATURE_INVALID);
        }
    }

    @Test
    void refuses_a_reference_to_the_whole_document_or_outside() {
        for (String uri :
                new String[] {"", "#", "http://127.0.0.1/x", "file:///etc/hostname", "#xpointer(/)", "cid:a"}) {
            forge.first(DS, "Reference").setAttribute("URI", uri);

            refuses(Code.SIGNATURE_INVALID);
        }
    }

    @Test
    void refuses_a_key_in_place_of_a_token() {
        Element keyInfo = forge.first(DS, "KeyInfo");
        keyInfo.replaceChild(forge.document.createElementNS(DS, "ds:KeyValue"), keyInfo.getFirstChild());

        refuses(Code.SIGNATURE_INVALID);
    }

    private void refusesSigned(SigningKey key, Consumer<WSSecSignature> settings, String... parts) {
        refuses(SoapForge.signedWith(key, settings, parts).bytes(), Code.SIGNATURE_INVALID);
    }

    private void refuses(Code code) {
        refuses(forge.bytes(), code);
    }

    private void refuses(byte[] body, Code code) {
        Refusal refusal = SoapVerifierTest.refusal(() -> verifier.verify(SoapParties.received(SOAP_1_1, body)));
        assertThat(refusal.code()).as(refusal.detail()).isEqualTo(code);
    }

    private static String der(SigningKey key) {
        try {
            return Base64.getEncoder().encodeToString(key.certificate().getEncoded());
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.canonical.Xml;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import ir.gsb.message.Protocol;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that share no code with the hub, written from the wire contract, and a checker of XML signatures. */
class ForeignClientsIT {

    private static final String SIGNING_CERTIFICATE = "hub/signing-cert.pem";
    private static final String RETRIEVE_IDENTITY = """
        {"mode":"RETRIEVE","fields":["firstName"],"nationalId":"0001234560","birthDate":"1986-07-03"}\
        """;
    private static final String RETRIEVE_ADDRESS = """
        {"mode":"RETRIEVE","fields":["city","streets"],"postalCode":"1193653471"}\
        """;
    private static final String VERIFY_IDENTITY = """
        {"nationalId":"0001234560","birthDate":"1986-07-03","values":{"firstName":"علی"}}\
        """;

    @ParameterizedTest
    @EnumSource
    void gets_the_answer_of_a_soap_provider_with_an_ec_key(SampleClient client) {
        var ended = ask(client, SampleHub.TAX, SampleHub.IDENTITY, RETRIEVE_IDENTITY, SIGNING_CERTIFICATE);

        assertThat(ended.code()).as(ended.toString()).isZero();
        assertThat(ended.out()).contains("FOUND", "علی");
    }

    @ParameterizedTest
    @EnumSource
    void gets_the_answer_of_a_rest_provider_with_an_rsa_key(SampleClient client) {
        var ended = ask(client, SampleHub.MUNICIPALITY, SampleHub.ADDRESS, RETRIEVE_ADDRESS, SIGNING_CERTIFICATE);

        assertThat(ended.code()).as(ended.toString()).isZero();
        assertThat(ended.out()).contains("FOUND", "خیابان امیرکبیر", "کوچه نیک‌نام");
    }

    @ParameterizedTest
    @EnumSource
    void verifies_without_learning_anything(SampleClient client) {
        var ended = ask(client, SampleHub.TAX, SampleHub.IDENTITY, VERIFY_IDENTITY, SIGNING_CERTIFICATE);

        assertThat(ended.code()).as(ended.toString()).isZero();
        assertThat(ended.out()).contains("MATCH").doesNotContain("علی");
    }

    @ParameterizedTest
    @EnumSource
    void reads_why_it_is_refused(SampleClient client) {
        var ended = ask(client, SampleHub.MUNICIPALITY, SampleHub.IDENTITY, RETRIEVE_IDENTITY, SIGNING_CERTIFICATE);

        assertThat(ended.code()).as(ended.toString()).isEqualTo(1);
        assertThat(ended.out()).contains("access-denied", "A-2001 grants VERIFY only");
    }

    @ParameterizedTest
    @EnumSource
    void reads_what_does_not_fit_the_schema_and_where(SampleClient client) {
        String request = RETRIEVE_ADDRESS.replaceAll("[0-9]{10}", "12");

        var ended = ask(client, SampleHub.TAX, SampleHub.ADDRESS, request, SIGNING_CERTIFICATE);

        assertThat(ended.code()).as(ended.toString()).isEqualTo(1);
        assertThat(ended.out().replace("\\/", "/")).contains("schema-violation", "/postalCode");
    }

    @ParameterizedTest
    @EnumSource
    void does_not_trust_an_answer_that_another_key_would_have_signed(SampleClient client) {
        var ended = ask(client, SampleHub.TAX, SampleHub.IDENTITY, RETRIEVE_IDENTITY, "ca.pem");

        assertThat(ended.code()).as(ended.toString()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("the hub's signature does not hold");
    }

    @ParameterizedTest
    @EnumSource(names = {"SOAP_1_1", "SOAP_1_2"})
    void xmlsec1_finds_the_signature_of_an_answer_good_and_of_a_changed_one_bad(Protocol protocol) throws Exception {
        SampleHub hub = SampleHub.get();
        Shell.needs("xmlsec1", "xmlsec1 --version");
        Path good = Files.createTempFile(Path.of("target"), "answer", ".xml");
        Path changed = Files.createTempFile(Path.of("target"), "changed", ".xml");

        byte[] answer = soap(hub, protocol);
        Files.write(good, answer);
        String text = new String(answer, StandardCharsets.UTF_8);
        Files.writeString(changed, text.replace("علی", "علا"));

        assertThat(text).contains("علی");
        assertThat(xmlsec(hub, good)).isZero();
        assertThat(xmlsec(hub, changed)).isNotZero();
    }

    private static byte[] soap(SampleHub hub, Protocol protocol) throws Exception {
        var element = Xml.parse(SampleClient.element(hub, SampleHub.IDENTITY, RETRIEVE_IDENTITY)
                        .getBytes(StandardCharsets.UTF_8))
                .getDocumentElement();
        var envelope = hub.signedSoap(SampleHub.TAX, protocol, element, Optional.empty());
        return hub.sendSoap(SampleHub.IDENTITY, protocol, envelope.body()).body();
    }

    private static Shell.Ended ask(
            SampleClient client, Party party, InquiryType type, String request, String hubCertificate) {
        SampleHub hub = SampleHub.get();
        Path own = hub.pki().resolve(party.agency() + "-" + party.system());
        return client.ask(hub, "http://" + hub.authority(), type, request, own, hubCertificate);
    }

    private static int xmlsec(SampleHub hub, Path answer) {
        List<String> command = new ArrayList<>(List.of("xmlsec1", "--verify", "--pubkey-cert-pem"));
        command.add(hub.pki().resolve(SIGNING_CERTIFICATE).toString());
        for (String element : List.of("Body", "Timestamp", "exchange", "SignatureConfirmation")) {
            command.addAll(List.of("--id-attr:Id", element));
        }
        command.add(answer.toString());
        return Shell.run(command).code();
    }
}

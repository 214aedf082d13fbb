package ir.gsb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ir.gsb.message.Code;
import ir.gsb.message.Refusal;
import ir.gsb.message.Verified;
import ir.gsb.message.Violation;
import ir.gsb.security.SamplePki;
import ir.gsb.security.SigningKeys;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GsbCommandTest {

    private static final String REQUEST = "{\"nationalId\":\"0001234560\",\"birthDate\":\"1986-07-03\"}";
    private static final String ANSWER = "{\"status\":\"FOUND\",\"firstName\":\"علی\",\"streets\":[\"یک\",\"دو\"]}";
    private static final String XML_ANSWER = "<PersonIdentityResponse xmlns=\"urn:gsb:person-identity:v1\">"
            + "<status>FOUND</status><firstName>علی</firstName></PersonIdentityResponse>";

    @TempDir
    private Path folder;

    private Path pki;
    private TestHub hub;
    private StringWriter out;
    private StringWriter err;
    private String input = "";

    @BeforeEach
    void start() throws Exception {
        pki = TestHub.pki();
        hub = new TestHub(pki, false);
        hub.answers(ANSWER);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void prints_the_answer() {
        assertThat(inquire(
                        "--data",
                        REQUEST,
                        "--agreement",
                        "A-1001",
                        "--user",
                        "u-17",
                        "--tracking-code",
                        "050808-4827193-38"))
                .isZero();

        assertThat(out.toString())
                .contains("status         FOUND", "firstName      علی", "streets[1]     دو")
                .contains("exchange       " + TestHub.EXCHANGE);
        Verified asked = hub.asked.getFirst();
        assertThat(asked.party()).isEqualTo(TestHub.TAX);
        assertThat(asked.header().agreement()).contains("A-1001");
        assertThat(asked.header().user()).contains("u-17");
        assertThat(asked.header().trackingCode()).contains("050808482719338");
        assertThat(asked.received().body()).isEqualTo(REQUEST.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void prints_json_for_machines() throws Exception {
        assertThat(inquire("--data", REQUEST, "--json")).isZero();

        JsonNode printed = new ObjectMapper().readTree(out.toString());
        assertThat(printed.path("outcome").asText()).isEqualTo("answered");
        assertThat(printed.path("exchangeId").asText()).isEqualTo(TestHub.EXCHANGE.toString());
        assertThat(printed.path("answer")).isEqualTo(new ObjectMapper().readTree(ANSWER));
    }

    @Test
    void keeps_the_message_id_that_is_given() {
        inquire("--data", REQUEST, "--message-id", "0e9a4c52-5a52-4f0e-9a39-0ad8c02b5d5c");

        assertThat(hub.asked.getFirst().header().messageId()).contains("0e9a4c52-5a52-4f0e-9a39-0ad8c02b5d5c");
    }

    @Test
    void reads_the_request_from_a_file_or_standard_input() throws Exception {
        Path file = Files.writeString(folder.resolve("request.json"), REQUEST);
        input = REQUEST;

        assertThat(inquire("--file", file.toString())).isZero();
        assertThat(inquire("-")).isZero();

        assertThat(hub.asked)
                .extracting(asked -> new String(asked.received().body(), StandardCharsets.UTF_8))
                .containsExactly(REQUEST, REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--soap", "--soap12"})
    void asks_over_soap_and_prints_the_same(String soap) throws Exception {
        hub.answers(XML_ANSWER);

        assertThat(inquire(soap, "--data", REQUEST, "--agreement", "A-1001")).isZero();

        assertThat(out.toString()).contains("firstName      علی").contains("exchange       " + TestHub.EXCHANGE);
        Verified asked = hub.asked.getFirst();
        assertThat(asked.party()).isEqualTo(TestHub.TAX);
        assertThat(asked.header().agreement()).contains("A-1001");
        assertThat(new String(asked.received().body(), StandardCharsets.UTF_8))
                .contains("<nationalId>0001234560</nationalId>");
    }

    @Test
    void takes_the_xml_of_the_body_for_soap() {
        hub.answers(XML_ANSWER);

        assertThat(inquire("--soap", "--file", "schemas/person-identity/v1/samples/request-verify.xml"))
                .isZero();
    }

    @Test
    void says_where_json_does_not_fit_the_schema_before_it_asks_over_soap() {
        assertThat(inquire("--soap", "--data", "{\"nationalId\":\"12\"}")).isEqualTo(2);

        assertThat(err.toString()).contains("does not fit the schema", "/nationalId");
        assertThat(hub.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--timeout=30", "--soap"})
    void tells_why_it_was_refused(String option) {
        hub.refuses(Refusal.of(Code.ACCESS_DENIED, "Agreement A-2001 grants VERIFY only."));

        assertThat(inquire("--data", REQUEST, option)).isEqualTo(1);

        assertThat(out.toString())
                .contains("access-denied (HTTP 403, at client)")
                .contains("Agreement A-2001 grants VERIFY only.")
                .contains("/mode: must be VERIFY");
    }

    @Test
    void tells_an_operator_of_options_and_not_of_what_the_hub_calls_them() {
        hub.refuses(new Refusal(
                Code.SCHEMA_VIOLATION,
                "This cannot be taken.",
                List.of(
                        new Violation("/agencyNameFa", "must be a name"),
                        new Violation("/existing", "must be set"),
                        new Violation("/other", "is not known")),
                Optional.empty()));

        assertThat(run(
                        "registry",
                        "approve",
                        "1",
                        "--fingerprint=00",
                        "--reason=x",
                        "--hub=" + hub.url(),
                        "--as=tax/portal",
                        "--certs=" + pki))
                .as(() -> err.toString())
                .isEqualTo(1);

        assertThat(out.toString())
                .contains("reason         This cannot be taken.")
                .contains("--agency-name-fa: must be a name", "--existing: must be set", "/other: is not known")
                .doesNotContain("inquiry", "/agencyNameFa");
    }

    @Test
    void tells_machines_why_it_was_refused() throws Exception {
        hub.refuses(Refusal.of(Code.QUOTA_EXCEEDED, "All are used."));

        assertThat(inquire("--data", REQUEST, "--json")).isEqualTo(1);

        JsonNode printed = new ObjectMapper().readTree(out.toString());
        assertThat(printed.path("outcome").asText()).isEqualTo("refused");
        assertThat(printed.path("problem").path("code").asText()).isEqualTo("quota-exceeded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--soap"})
    void does_not_believe_an_answer_that_someone_else_signed(String option) {
        hub.answers(option.equals("--soap") ? XML_ANSWER : ANSWER);
        hub.signsWith("post-addresses");

        assertThat(inquire("--data", REQUEST, option)).isEqualTo(2);

        assertThat(err.toString()).contains("not to be trusted", "--hub-cert");
        assertThat(out.toString()).doesNotContain("علی");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--soap"})
    void does_not_believe_an_answer_that_is_not_signed(String option) {
        hub.standsBehindBrokenProxy();

        assertThat(inquire("--data", REQUEST, option)).isEqualTo(2);

        assertThat(err.toString()).contains("HTTP 502 came back");
    }

    @Test
    void says_when_nothing_listens() {
        hub.close();

        assertThat(inquire("--data", REQUEST, "--json")).isEqualTo(2);

        assertThat(err.toString()).contains("Nothing listens at localhost:");
        assertThat(out.toString()).contains("\"outcome\" : \"not-asked\"");
    }

    @Test
    void asks_over_tls_and_checks_who_answers() throws Exception {
        try (var secure = new TestHub(pki, true)) {
            secure.answers(ANSWER);
            assertThat(run(
                            "inquire",
                            "person-identity/v1",
                            "--hub",
                            secure.url(),
                            "--as",
                            "tax/portal",
                            "--certs",
                            pki.toString(),
                            "--data",
                            REQUEST))
                    .isZero();

            assertThat(run(
                            "inquire",
                            "person-identity/v1",
                            "--hub",
                            secure.url(),
                            "--key",
                            pki.resolve("tax-portal/key.pem").toString(),
                            "--cert",
                            pki.resolve("tax-portal/cert.pem").toString(),
                            "--hub-cert",
                            pki.resolve("hub/signing-cert.pem").toString(),
                            "--data",
                            REQUEST))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("is not trusted", "--ca");
            assertThat(secure.asked).hasSize(1);
        }
    }

    @Test
    void takes_a_keystore() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), SamplePki.PASSWORD + "\n");

        assertThat(run(
                        "inquire",
                        "person-identity/v1",
                        "--hub",
                        hub.url(),
                        "--keystore",
                        pki.resolve("tax-portal/keystore.p12").toString(),
                        "--password-file",
                        password.toString(),
                        "--hub-cert",
                        pki.resolve("hub/signing-cert.pem").toString(),
                        "--data",
                        REQUEST))
                .isZero();
    }

    @Test
    void says_what_is_wrong_with_its_arguments() {
        assertThat(inquire()).isEqualTo(2);
        assertThat(err.toString()).contains("in just one way");

        assertThat(inquire("--data", REQUEST, "--file", "x")).isEqualTo(2);
        assertThat(err.toString()).contains("in just one way");

        assertThat(run("inquire", "person-identity", "--as", "tax/portal", "--certs", pki.toString(), "-"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("an inquiry is written name/v1");

        assertThat(run("inquire", "person-identity/v1", "--data", REQUEST)).isEqualTo(2);
        assertThat(err.toString()).contains("Say who asks");

        assertThat(run("inquire", "person-identity/v1", "--as", "tax/absent", "--certs", pki.toString(), "-"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("There is no readable file").contains("tax-absent");

        assertThat(run("inqire", "--help")).isEqualTo(2);
        assertThat(err.toString()).startsWith("gsb: there is no command inqire. The nearest are inquire, ");
        assertThat(hub.asked).isEmpty();
    }

    @Test
    void prints_what_it_would_send_over_rest_and_sends_nothing() throws Exception {
        assertThat(sign("--data", REQUEST, "--agreement", "A-1001")).isZero();

        String printed = out.toString();
        assertThat(printed)
                .contains("POST /inquiries/person-identity/v1 HTTP/1.1", "gsb-agreement: A-1001", REQUEST)
                .contains("\"@method\": POST", "\"@signature-params\": (");
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(SigningKeys.certificate(pki.resolve("tax-portal/cert.pem")));
        verifier.update(base(printed).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(verifier.verify(Base64.getDecoder().decode(found("signature: gsb=:(.+):", printed))))
                .isTrue();
        assertThat(hub.asked).isEmpty();
    }

    @Test
    void prints_what_it_would_send_over_soap_and_sends_nothing() throws Exception {
        assertThat(sign("--soap", "--data", REQUEST)).isZero();

        String printed = out.toString();
        assertThat(printed)
                .contains("POST /soap/person-identity/v1 HTTP/1.1")
                .contains("soapaction: \"urn:gsb:person-identity:v1/PersonIdentityRequest\"");
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(SigningKeys.certificate(pki.resolve("tax-portal/cert.pem")));
        verifier.update(base(printed).getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.verify(Base64.getMimeDecoder().decode(found("SignatureValue>([^<]+)<", printed))))
                .isTrue();
        assertThat(hub.asked).isEmpty();
    }

    @Test
    void prints_the_steps_of_an_exchange() {
        hub.answers("{\"state\":\"done\",\"steps\":[{\"step\":\"verified\",\"micros\":132}]}");

        assertThat(run(
                        "exchange",
                        TestHub.EXCHANGE.toString(),
                        "--hub",
                        hub.url(),
                        "--as",
                        "tax/portal",
                        "--certs",
                        pki.toString()))
                .isZero();

        assertThat(out.toString()).contains("state          done", "steps[0]       step verified, micros 132");
        assertThat(hub.asked.getFirst().received().method()).isEqualTo("GET");
    }

    @Test
    void explains_itself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("inquire", "sign", "exchange", "Examples:");
        assertThat(run("inquire", "--help")).isZero();
        assertThat(out.toString()).contains("--hub-cert", "Exit codes:", "could not ask");
        assertThat(run("--version")).isZero();
    }

    @Test
    void help_of_a_word_is_what_the_word_says_of_itself() {
        assertThat(run("help")).isZero();
        assertThat(out.toString()).startsWith("Usage: gsb [-hV] [COMMAND]").contains("inquire", "registry");
        for (String word : List.of("inquire", "registry", "registry approve", "log verify", "new inquiry")) {
            List<String> words = List.of(word.split(" "));
            List<String> after = new ArrayList<>(words);
            after.add("--help");
            List<String> before = new ArrayList<>(List.of("help"));
            before.addAll(words);

            assertThat(run(after.toArray(String[]::new))).as(word).isZero();
            String told = out.toString();
            assertThat(run(before.toArray(String[]::new))).as(word).isZero();

            assertThat(told).startsWith("Usage: gsb " + word + " ");
            assertThat(out.toString()).isEqualTo(told);
        }
        assertThat(run("help", "nonsense")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no command nonsense");
    }

    @Test
    void leaves_the_arguments_of_the_hub_alone() {
        assertThat(GsbCommand.isMeant()).isFalse();
        assertThat(GsbCommand.isMeant("--spring.profiles.active=sample")).isFalse();
        assertThat(GsbCommand.isMeant("inquire", "person-identity/v1")).isTrue();
        assertThat(GsbCommand.isMeant("inqire")).isTrue();
        assertThat(GsbCommand.isMeant("--help")).isTrue();
    }

    private static String base(String printed) {
        String marker = "----- signature base -----" + System.lineSeparator();
        return printed.substring(printed.indexOf(marker) + marker.length()).stripTrailing();
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private int inquire(String... options) {
        return on("inquire", options);
    }

    private int sign(String... options) {
        return on("sign", options);
    }

    private int on(String command, String... options) {
        List<String> all = new ArrayList<>(List.of(
                command, "person-identity/v1", "--hub", hub.url(), "--as", "tax/portal", "--certs", pki.toString()));
        all.addAll(Arrays.asList(options));
        return run(all.toArray(String[]::new));
    }

    private int run(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return GsbCommand.run(in, new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}

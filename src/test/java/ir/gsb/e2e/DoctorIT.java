package ir.gsb.e2e;

import static ir.gsb.registry.TestRegistry.BY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ir.gsb.cli.DoctorRun;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.Wishes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault of keys, certificates and rights, and the sentence with which {@code gsb doctor} tells of it. */
class DoctorIT {

    private static final String TRUST = "it is the hub that you trust";
    private static final String CLOCK = "your clock agrees with the hub's";
    private static final String KEY = "your key belongs to your certificate";
    private static final String CERTIFICATE = "your certificate is in its time";
    private static final String ACCEPTED = "the hub accepts your signature";
    private static final String MAY_ASK = "you may ask";

    private final TrialHub trial = TrialHub.get();
    private final SampleHub hub = trial.hub();
    private final Doctored doctor = Doctored.portal();

    @Test
    void nothing_where_all_is_well() {
        DoctorRun run = doctor.at("https://localhost:" + hub.tlsPort())
                .with("person-identity/v1")
                .run();

        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.conclusion())
                .isEqualTo("All is well: trial/portal may ask person-identity/v1 at localhost:" + hub.tlsPort() + ".");
        assertThat(run.out())
                .contains(
                        "TLSv1.3, certificate of ",
                        "T-IDENTITY: RETRIEVE, VERIFY for firstName, gender, lastName;" + " without end")
                .contains("همه چیز درست است.")
                .doesNotContain("✗", "–");
    }

    @Test
    void nothing_where_no_inquiry_is_named() {
        DoctorRun run = DoctorRun.of(
                Clock.systemUTC(),
                List.of(
                        "--hub",
                        "http://" + hub.authority(),
                        "--as",
                        "tax/portal",
                        "--certs",
                        hub.pki().toString()));

        assertThat(run.conclusion())
                .isEqualTo("All is well: the hub at " + hub.authority() + " takes what tax/portal signs.");
    }

    @Test
    void tells_machines_the_same() throws Exception {
        JsonNode told = new ObjectMapper()
                .readTree(doctor.as("stranger/system").with("--json").run().out());

        assertThat(told.path("outcome").asText()).isEqualTo("ill");
        assertThat(told.path("conclusion").asText()).startsWith("What is wrong: Your certificate is not registered");
        assertThat(told.path("steps")).hasSize(11);
        assertThat(told.at("/steps/3/verdict").asText()).isEqualTo("holds");
        assertThat(told.at("/steps/9/step").asText()).isEqualTo("accepted");
        assertThat(told.at("/steps/9/verdict").asText()).isEqualTo("fails");
        assertThat(told.at("/steps/9/toDo").asText()).startsWith("Send the certificate to the hub's operator");
        assertThat(told.at("/steps/10/verdict").asText()).isEqualTo("not-checked");
    }

    @Test
    void hub_that_signs_with_another_key_than_the_one_trusted() {
        doctor.trusting(TrialHub.folderOf("trial/other").resolve("cert.pem"))
                .finds(
                        TRUST,
                        "The hub signs with another certificate, O=GSB sample,CN=GSB hub (",
                        "Ask the hub's operator whether the hub has a new certificate,");
    }

    @ParameterizedTest
    @CsvSource({"100, ahead of", "-100, behind"})
    void clock_that_is_off(long seconds, String how) {
        doctor.by(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds)))
                .finds(
                        CLOCK,
                        "This machine's clock is ",
                        "Set it by NTP (chronyc tracking, timedatectl); if it is right, tell the hub's operator.");
        assertThat(doctor.by(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds)))
                        .run()
                        .conclusion())
                .contains(" s " + how + " the hub's; 60 s are allowed.");
    }

    @Test
    void key_that_does_not_belong_to_the_certificate() {
        Path other = TrialHub.folderOf("trial/other").resolve("key.pem");
        doctor.with("--key", other.toString())
                .finds(
                        KEY,
                        other + " cannot be used: the certificate is not that of the private key.",
                        "Use the certificate that was issued for this very key,");
    }

    @Test
    void key_that_is_not_there() {
        doctor.with("--key", "absent.pem")
                .finds(KEY, "There is no key to sign with.", "There is no readable file absent.pem: ");
    }

    @Test
    void files_of_another_kind() {
        Path own = TrialHub.folderOf("trial/portal");
        doctor.with("--key", own.resolve("cert.pem").toString())
                .finds(
                        KEY,
                        own.resolve("cert.pem") + " is taken for a certificate, and a private key",
                        "Name the right file: --key takes your private key,");
        doctor.trusting(own.resolve("key.pem"))
                .finds(
                        TRUST,
                        own.resolve("key.pem") + " is taken for a private key, and a certificate was expected.",
                        "Name with --hub-cert the certificate that the hub signs with;");
    }

    @Test
    void which_of_two_agreements_to_name() {
        trial.register("""
            agreements:
              - {id: D-TWO-A, client: trial/other, inquiry: legal-entity/v1, modes: [VERIFY], fields: [name],
                 purpose: Trial, legalBasis: Synthetic, validFrom: "2025-03-21T00:00:00+03:30"}
              - {id: D-TWO-B, client: trial/other, inquiry: legal-entity/v1, modes: [VERIFY], fields: [state],
                 purpose: Trial, legalBasis: Synthetic, validFrom: "2025-03-21T00:00:00+03:30"}
            """);

        assertThat(doctor.as("trial/other").with("legal-entity/v1").run().out())
                .contains("D-TWO-A: VERIFY for name", "; or D-TWO-B: ", "; name one with --agreement D-TWO-A");
    }

    @Test
    void own_certificate_that_expired() {
        doctor.as("trial/past")
                .finds(
                        CERTIFICATE,
                        "Your certificate expired on 20",
                        "Have a new one issued, and registered at the hub;");
    }

    @Test
    void certificate_that_nobody_registered() {
        doctor.as("stranger/system")
                .finds(
                        ACCEPTED,
                        "Your certificate is not registered at this hub.",
                        "Send the certificate to the hub's operator to have it registered;");
    }

    @Test
    void certificate_that_was_revoked() {
        doctor.as("trial/lost")
                .finds(ACCEPTED, "Your certificate is revoked at this hub.", "Make a new key, have it certified,");
    }

    @Test
    void agency_that_is_suspended() {
        doctor.as("halted/portal")
                .finds(ACCEPTED, "The hub's operator has suspended your agency.", "Ask the hub's operator why,");
    }

    @Test
    void certificate_of_another_party() {
        doctor.with("--as", "tax/portal", "--certs", hub.pki().toString())
                .finds(
                        ACCEPTED,
                        "The hub takes you for trial/portal, not for tax/portal.",
                        "Use the key of tax/portal,");
    }

    @Test
    void inquiry_that_is_not_served() {
        doctor.with("person-identity/v7")
                .finds(MAY_ASK, "This hub serves no inquiry person-identity/v7.", "Check its name and version");
    }

    @Test
    void inquiry_without_an_agreement() {
        doctor.with("degree/v1")
                .finds(
                        MAY_ASK,
                        "No agreement lets you ask degree/v1.",
                        "Ask science-ministry/degrees for one: gsb registry request degree/v1 --modes … --fields …");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REQUESTED | is asked for and not granted yet: it waits for post/addresses. | Remind them;",
                "DECLINED | was declined by post/addresses. | Ask post/addresses for a new one",
                "ENDED | was ended by one of its sides. | Ask post/addresses for a new one"
            })
    void agreement_that_is(String state, String wrong, String toDo) {
        trial.register("""
            agreements:
              - {id: D-STATE, client: trial/other, inquiry: postal-address/v2, modes: [VERIFY], fields: [city],
                 purpose: Trial, legalBasis: Synthetic, validFrom: "2025-03-21T00:00:00+03:30", state: %s}
            """.formatted(state));

        doctor.as("trial/other").with("postal-address/v2").finds(MAY_ASK, "Agreement D-STATE " + wrong, toDo);
    }

    @Test
    void agreement_that_is_over() {
        trial.register("""
            agreements:
              - {id: D-OVER, client: trial/other, inquiry: postal-address/v1, modes: [VERIFY], fields: [city],
                 purpose: Trial, legalBasis: Synthetic, validFrom: "2025-03-21T00:00:00+03:30",
                 validUntil: "2025-04-21T00:00:00+03:30"}
            """);

        doctor.as("trial/other")
                .with("postal-address/v1")
                .finds(
                        MAY_ASK,
                        "Agreement D-OVER is granted from 2025-03-20T20:30:00Z until 2025-04-20T20:30:00Z, which is not"
                                + " now.",
                        "Wait until it begins, or if it is over: ask post/addresses for a new one");
    }

    @Test
    void inquiry_that_is_switched_off() throws Exception {
        hub.registry().apply(BY, Wishes.state(TrialHub.ADDRESS, Inquiry.State.DISABLED, "Maintenance until 08:00."));
        try {
            doctor.with("postal-address/v1")
                    .finds(
                            MAY_ASK,
                            "postal-address/v1 is switched off for now. Maintenance until 08:00.",
                            "Wait, or ask its provider, post/addresses, how long;");
        } finally {
            hub.registry().apply(BY, Wishes.state(TrialHub.ADDRESS, Inquiry.State.ACTIVE, ""));
        }
    }
}

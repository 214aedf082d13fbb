package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import ir.gsb.exchangelog.AttestationTrust;
import ir.gsb.exchangelog.AuditReport;
import ir.gsb.exchangelog.DoneAct;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.exchangelog.LogAudit;
import ir.gsb.exchangelog.LogReader;
import ir.gsb.message.Headers;
import ir.gsb.message.Party;
import ir.gsb.registry.Entry.Kind;
import ir.gsb.registry.SqlRegistry;
import ir.gsb.registry.TestRegistry;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.tlog.NoteSigner;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The registry is changed over signed calls: by whom it may, and by nobody else. */
class RegistryApiIT {

    private static final String TAX = "tax/portal";
    private static final String CITY = "municipality/permits";
    private static final String REGISTER = "civil-registry/population";
    private static final String POST = "post/addresses";
    private static final String AUDITOR = "audit/office";
    private static final String OPERATOR = "operator/registry";
    private static final String ASK = """
        {"mode":"RETRIEVE","fields":["lastName"],"nationalId":"0001234560","birthDate":"1986-07-03"}\
        """;

    @TempDir
    private static Path folder;

    private static SampleHub hub;
    private static SqlRegistry otherNode;

    @BeforeAll
    static void start() throws Exception {
        hub = new SampleHub(folder);
        otherNode = TestRegistry.of(hub.store());
    }

    @AfterAll
    static void stop() {
        otherNode.close();
        hub.close();
    }

    private static Told get(String party, String path) throws Exception {
        var client = new Client(hub, hub.key(Party.parse(party)));
        return client.send(client.get(path));
    }

    private static Told send(String method, String party, String path, String json) throws Exception {
        return send(method, party, path, json, UUID.randomUUID().toString());
    }

    private static Told send(String method, String party, String path, String json, String messageId) throws Exception {
        var client = new Client(hub, hub.key(Party.parse(party)));
        Headers headers = Letter.headers("content-type", "application/json", "gsb-message-id", messageId);
        var signer = new RestRequestSigner(client.key(), Clock.systemUTC(), new SecureRandom());
        URI target = URI.create("http://" + hub.authority() + path);
        return client.send(Letter.rest(signer.sign(method, target, headers, json.getBytes(StandardCharsets.UTF_8))));
    }

    private static Told post(String party, String path, String json) throws Exception {
        return send("POST", party, path, json.replace('\'', '"'));
    }

    private static JsonNode done(Told told) throws Exception {
        assertThat(told.status()).as(told.reply().text()).isEqualTo(200);
        return told.json();
    }

    private static String because(String more) {
        return "{'reason': 'A test'" + more + "}";
    }

    private static String request(String id, String fields) {
        return because(", 'agreement': {'id': '" + id + "', 'inquiry': 'person-identity/v1', 'modes': ['RETRIEVE'],"
                + " 'fields': [" + fields + "], 'purpose': 'Trial', 'legalBasis': 'Synthetic',"
                + " 'validFrom': '2025-03-21T00:00:00+03:30'}");
    }

    @Test
    void a_suspension_is_in_force_on_every_node_within_a_second() throws Exception {
        done(post(OPERATOR, "/registry/agencies/municipality/suspend", because("")));

        await().until(() ->
                otherNode.current().agency("municipality").orElseThrow().suspended());
        ErrorTable.require(hub, get(CITY, "/registry/agreements"), "agency-suspended");

        JsonNode again = done(post(OPERATOR, "/registry/agencies/municipality/suspend", because("")));
        assertThat(again.get("changes")).isEmpty();
        done(post(OPERATOR, "/registry/agencies/municipality/resume", because("")));
        assertThat(get(CITY, "/registry/agreements").status()).isEqualTo(200);
    }

    @Test
    void an_agreement_on_a_field_that_no_answer_has_is_refused() throws Exception {
        Told told = post(TAX, "/registry/agreements", request("R-FIELD", "'lastName', 'town'"));

        ErrorTable.require(hub, told, "schema-violation");
        assertThat(told.reply().text()).contains("/agreement/fields", "have no town");
        assertThat(get(TAX, "/registry/agreements/R-FIELD").status()).isEqualTo(404);
    }

    @Test
    void an_agreement_is_asked_for_granted_and_ended_and_only_then_gives_a_right() throws Exception {
        var client = new Client(hub, hub.key(Party.parse(TAX)));
        String path = "/registry/agreements/R-1";
        done(post(TAX, "/registry/agreements", request("R-1", "'lastName'")));

        JsonNode early = ErrorTable.require(
                hub,
                client.send(client.rest(SampleHub.IDENTITY, ASK.getBytes(StandardCharsets.UTF_8), "R-1", newId())),
                "access-denied");
        assertThat(early.get("detail").asText()).contains("the turn of civil-registry");
        JsonNode own = ErrorTable.require(hub, post(TAX, path + "/grant", because("")), "access-denied");
        assertThat(own.get("detail").asText()).contains("is for civil-registry, the agency of the provider, to decide");
        ErrorTable.require(hub, post(POST, path + "/grant", because("")), "unknown-entry");
        ErrorTable.require(hub, post(AUDITOR, path + "/grant", because("")), "unknown-entry");
        ErrorTable.require(hub, get(CITY, path), "unknown-entry");

        done(post(REGISTER, path + "/grant", because("")));
        Told answered =
                client.send(client.rest(SampleHub.IDENTITY, ASK.getBytes(StandardCharsets.UTF_8), "R-1", newId()));
        assertThat(answered.status()).as(answered.reply().text()).isEqualTo(200);

        ErrorTable.require(hub, post(REGISTER, path + "/decline", because("")), "state-conflict");
        done(post(TAX, path + "/end", because("")));
        JsonNode late = ErrorTable.require(hub, post(REGISTER, path + "/grant", because("")), "state-conflict");
        assertThat(late.get("detail").asText()).contains("is ENDED", "the turn of tax/portal to ask for a new one");
        JsonNode history = done(get(REGISTER, path)).get("history");
        assertThat(history)
                .extracting(turn -> turn.get("state").asText())
                .containsExactly("ENDED", "GRANTED", "REQUESTED");
        assertThat(history).extracting(turn -> turn.get("actor").asText()).containsExactly(TAX, REGISTER, TAX);
        assertThat(otherNode.changes(Optional.of("agreement"), Optional.of("R-1"), Optional.empty(), 9))
                .hasSize(3);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    @Test
    void an_agreement_that_is_declined_stays_so() throws Exception {
        done(post(CITY, "/registry/agreements", request("R-2", "'gender'")));
        done(post(REGISTER, "/registry/agreements/R-2/decline", because("")));

        ErrorTable.require(hub, post(CITY, "/registry/agreements/R-2/end", because("")), "state-conflict");
        ErrorTable.require(hub, post(CITY, "/registry/agreements", request("R-2", "'gender'")), "state-conflict");
        ErrorTable.require(hub, post(TAX, "/registry/agreements", request("R-2", "'lastName'")), "state-conflict");
    }

    @ParameterizedTest
    @CsvSource({
        "tax/portal, POST, /registry/agencies/municipality/suspend",
        "audit/office, POST, /registry/agencies/municipality/suspend",
        "audit/office, PUT, /registry/agencies/newcomer",
        "civil-registry/population, POST, /registry/inquiries/person-identity/v1/disable",
        "civil-registry/population, PUT, /registry/agreements/A-1001",
        "tax/portal, PUT, /registry/systems/tax/portal",
        "tax/portal, POST, /registry/plan",
        "tax/portal, POST, /registry/apply",
        "tax/portal, POST, /registry/certificates"
    })
    void only_an_operator_changes(String party, String method, String path) throws Exception {
        ErrorTable.require(hub, send(method, party, path, "{\"reason\":\"No\"}"), "access-denied");
    }

    @ParameterizedTest
    @CsvSource({"tax/portal, /registry/systems", "tax/portal, /registry/changes", "tax/portal, /registry/agencies/post"
    })
    void only_operators_and_auditors_read_what_is_others(String party, String path) throws Exception {
        ErrorTable.require(hub, get(party, path), "access-denied");
        assertThat(get(AUDITOR, path).status()).isEqualTo(200);
    }

    @Test
    void nobody_asks_for_an_agreement_of_another() throws Exception {
        String foreign = request("R-3", "'gender'").replace("'id'", "'client': 'municipality/permits', 'id'");

        ErrorTable.require(hub, post(TAX, "/registry/agreements", foreign), "access-denied");
        assertThat(done(get(TAX, "/registry/agreements")).get("agreements"))
                .allSatisfy(one -> assertThat(one.get("client").asText()).isEqualTo(TAX));
    }

    @Test
    void nobody_changes_his_own_roles_or_shuts_himself_out() throws Exception {
        JsonNode self = done(get(OPERATOR, "/registry/systems/operator/registry"));
        String entry =
                "{\"reason\":\"More\",\"tag\":\"%s\",\"entry\":{\"party\":\"operator/registry\",\"nameFa\":\"من\","
                        + "\"nameEn\":\"I\",\"roles\":[\"operator\",\"payload-reader\"]}}";
        String body = entry.formatted(self.get("tag").asText());

        ErrorTable.require(hub, send("PUT", OPERATOR, "/registry/systems/operator/registry", body), "access-denied");
        ErrorTable.require(hub, post(OPERATOR, "/registry/agencies/operator/suspend", because("")), "state-conflict");
    }

    @Test
    void what_was_changed_since_is_not_changed_unseen() throws Exception {
        String put = "{\"reason\":\"A name\",\"entry\":{\"id\":\"ministry\",\"nameFa\":\"وزارت\",\"nameEn\":\"%s\"}%s}";
        String path = "/registry/agencies/ministry";
        done(send("PUT", OPERATOR, path, put.formatted("First", "")));
        String tag = done(get(OPERATOR, path)).get("tag").asText();
        JsonNode untagged =
                ErrorTable.require(hub, send("PUT", OPERATOR, path, put.formatted("Second", "")), "schema-violation");
        assertThat(untagged.at("/violations/0/pointer").asText()).isEqualTo("/tag");
        JsonNode second = done(send("PUT", OPERATOR, path, put.formatted("Second", ",\"tag\":\"" + tag + "\"")));

        JsonNode late = ErrorTable.require(
                hub,
                send("PUT", OPERATOR, path, put.formatted("Third", ",\"tag\":\"" + tag + "\"")),
                "version-conflict");

        assertThat(late.at("/violations/0/message").asText())
                .contains(second.at("/changes/0/tag").asText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        /registry/agencies/tax/suspend | {}                                        | /reason
        /registry/agencies/tax/suspend | {'reason': 'x', 'why': 'y'}               | /why
        /registry/certificates         | {'reason': 'x', 'party': 'tax/portal', 'pem': 'none'} | /pem
        /registry/plan                 | {'registry': {'agencies': [{'id': 'x y'}]}} | /registry/agencies/0/id
        /registry/plan                 | {'registry': {'systems': [{'party': 'nobody/there', 'nameFa': 'x', 'nameEn': 'x'}]}} | /registry/systems/0
        /registry/agreements           | {'reason': 'x', 'agreement': {'id': 'X-1', 'inquiry': 'person-identity/v1', 'modes': ['LOOK']}} | /agreement/modes
        """)
    void says_what_is_wrong(String path, String body, String pointer) throws Exception {
        JsonNode error = ErrorTable.require(hub, post(OPERATOR, path, body), "schema-violation");

        assertThat(error.at("/violations/0/pointer").asText()).isEqualTo(pointer);
    }

    @Test
    void says_what_is_not_there() throws Exception {
        ErrorTable.require(hub, post(OPERATOR, "/registry/agencies/nobody/suspend", because("")), "unknown-entry");
        ErrorTable.require(hub, get(OPERATOR, "/registry/agreements/A-0"), "unknown-entry");
        ErrorTable.require(hub, get(OPERATOR, "/registry/colours"), "unknown-inquiry");
        ErrorTable.require(hub, send("PUT", OPERATOR, "/registry/plan", "{}"), "method-not-allowed");
    }

    @Test
    void what_is_applied_is_what_was_shown() throws Exception {
        String file = "'registry': {'agencies': [{'id': 'planned', 'nameFa': 'x', 'nameEn': '%s'}]}";
        JsonNode plan = done(post(OPERATOR, "/registry/plan", "{" + file.formatted("One") + "}"));
        String tag = plan.get("plan").asText();
        assertThat(plan.at("/changes/0/does").asText()).isEqualTo("add");
        assertThat(hub.registry().current().agency("planned")).isEmpty();

        ErrorTable.require(
                hub,
                post(OPERATOR, "/registry/apply", because(", " + file.formatted("Two") + ", 'plan': '" + tag + "'")),
                "version-conflict");
        done(post(OPERATOR, "/registry/apply", because(", " + file.formatted("One") + ", 'plan': '" + tag + "'")));

        await().until(() -> otherNode.current().agency("planned").isPresent());
    }

    @Test
    void a_retry_changes_nothing_and_gets_the_stored_answer() throws Exception {
        String body = "{\"reason\":\"Again\",\"agreement\":{\"inquiry\":\"person-identity/v1\",\"modes\":[\"VERIFY\"],"
                + "\"fields\":[\"gender\"],\"purpose\":\"Trial\",\"legalBasis\":\"Synthetic\","
                + "\"validFrom\":\"2025-03-21T00:00:00Z\"}}";
        String messageId = newId();

        Told first = send("POST", CITY, "/registry/agreements", body, messageId);
        Told again = send("POST", CITY, "/registry/agreements", body, messageId);

        String key = done(first).at("/changes/0/key").asText();
        assertThat(done(again)).isEqualTo(first.json());
        assertThat(again.headers().first("gsb-replayed")).contains("true");
        assertThat(hub.registry().current().entries(Kind.AGREEMENT).map(entry -> entry.key()))
                .filteredOn(key::equals)
                .hasSize(1);
    }

    @Test
    void a_revoked_certificate_is_refused_at_once_and_for_ever() throws Exception {
        String thumbprint = hub.key(Party.parse("portal/citizens")).thumbprint();
        done(post(OPERATOR, "/registry/certificates/" + thumbprint + "/revoke", because("")));

        ErrorTable.require(hub, get("portal/citizens", "/registry/agreements"), "certificate-revoked");
        String pem =
                Files.readString(hub.pki().resolve("portal-citizens/cert.pem")).replace("\n", "\\n");
        ErrorTable.require(
                hub,
                post(OPERATOR, "/registry/certificates", because(", 'party': 'portal/citizens', 'pem': '" + pem + "'")),
                "state-conflict");
    }

    @Test
    void every_change_is_an_act_and_a_change_by_hand_is_found() throws Exception {
        done(post(OPERATOR, "/registry/inquiries/access-report/v1/disable", because(", 'notice': 'Closed'")));
        JsonNode change =
                done(get(AUDITOR, "/registry/changes?limit=1&kind=inquiry")).at("/changes/0");
        List<DoneAct> acts = hub.part(ExchangeSearch.class)
                .acts(Optional.of(OPERATOR), Optional.empty(), 200)
                .rows();
        assertThat(acts)
                .filteredOn(act -> act.id().toString().equals(change.get("id").asText()))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.word()).isEqualTo("registry-changed");
                    assertThat(act.reason())
                            .endsWith("[sha256 " + change.get("hash").asText() + "]");
                });
        var reader = hub.part(LogReader.class);
        await().atMost(Duration.ofSeconds(20)).until(() -> reader.lag() == 0);
        assertThat(audited().found()).isEmpty();

        execute("update agency set name_en = 'Changed by hand' where id = 'gsb'");
        execute("update registry_change set reason = 'Another' where id = '"
                + change.get("id").asText() + "'");
        try {
            assertThat(audited().found())
                    .hasSize(2)
                    .anySatisfy(found -> assertThat(found.toString()).startsWith("REGISTRY_CHANGED agency gsb"))
                    .anySatisfy(
                            found -> assertThat(found.toString()).startsWith("REGISTRY_LOG_CHANGED registry change"));
        } finally {
            execute("update agency set name_en = 'Government Service Bus' where id = 'gsb'");
            execute("update registry_change set reason = 'A test' where id = '"
                    + change.get("id").asText() + "'");
        }
    }

    private static AuditReport audited() throws Exception {
        return new LogAudit(hub.store(), hub.part(NoteSigner.class).verifier(), AttestationTrust.none())
                .full(Optional.empty(), (entry, of) -> {});
    }

    private static void execute(String sql) throws Exception {
        try (var connection = hub.store().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (java.sql.SQLException failed) {
            throw new IOException(failed);
        }
    }
}

package ir.gsb.exchangelog;

import static ir.gsb.exchangelog.TestNode.CITY;
import static ir.gsb.exchangelog.TestNode.RANDOM;
import static ir.gsb.exchangelog.TestNode.TAX;
import static ir.gsb.exchangelog.TestNode.bytes;
import static ir.gsb.exchangelog.TestNode.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.TestFolder;
import ir.gsb.exchangelog.StoredExchange.State;
import ir.gsb.message.Authorised;
import ir.gsb.message.Code;
import ir.gsb.message.Concluded;
import ir.gsb.message.HttpText;
import ir.gsb.message.Outcome;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.message.Refusal;
import ir.gsb.message.Stages;
import ir.gsb.message.Step;
import ir.gsb.message.Violation;
import ir.gsb.store.EmbeddedPostgres;
import ir.gsb.store.SharedPostgres;
import ir.gsb.store.StoreUnusableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeLogTest {

    private static HikariDataSource source;

    private final SettableClock clock = new SettableClock();
    private final TestNode node = new TestNode(source, "here", clock);

    @BeforeAll
    static void make_a_database() {
        source = SharedPostgres.migrated("exchangelog");
    }

    @AfterAll
    static void close_it() {
        source.close();
    }

    @AfterEach
    void stop() {
        node.close();
        source.getHikariPoolMXBean().softEvictConnections();
    }

    private static long count(String question) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void shows_a_pending_exchange_to_its_client_only() {
        Authorised accepted = node.accepted(newId(), "{}");

        var stored = node.log.find(accepted.received().id(), TAX).orElseThrow();

        assertThat(stored.state()).isEqualTo(State.PENDING);
        assertThat(stored.agreement()).contains("A-1");
        assertThat(stored.inquiry()).contains(accepted.request().type());
        assertThat(stored.steps())
                .containsOnlyKeys(Step.RECEIVED, Step.VERIFIED, Step.ADMITTED, Step.VALIDATED, Step.AUTHORISED);
        assertThat(stored.receivedAt().toEpochMilli())
                .isEqualTo(accepted.received().at().toEpochMilli());
        assertThat(stored.reply()).isEmpty();
        assertThat(node.log.find(accepted.received().id(), CITY)).isEmpty();
    }

    @Test
    void shows_an_exchange_that_was_answered() {
        Authorised accepted = node.accepted(newId(), "{}");
        node.answered(accepted, "{\"status\":\"MATCH\"}");

        var stored = node.log.find(accepted.received().id(), TAX).orElseThrow();

        assertThat(stored.state()).isEqualTo(State.DONE);
        assertThat(stored.outcome()).contains("MATCH");
        assertThat(stored.steps()).containsKeys(Step.ACCEPTED, Step.DELIVERED);
        assertThat(stored.reply().orElseThrow().contentType()).isEqualTo("application/json");
        assertThat(stored.reply().orElseThrow().body()).isEqualTo(bytes("{\"status\":\"MATCH\"}"));
        assertThat(accepted.received().timeline().steps()).containsKey(Step.RECORDED);
    }

    @Test
    void shows_why_a_request_was_refused() {
        var admitted = node.admitted(TAX, newId(), "{}");
        var why = new Refusal(
                Code.SCHEMA_VIOLATION,
                "The request does not fit; see the violations.",
                List.of(new Violation("/birthDate", "a date"), new Violation("/nationalId", "ten digits")),
                Optional.empty());
        node.log.record(Stages.reply(admitted, Outcome.of(why, ""), 400, bytes("{}")));

        var stored = node.log.find(admitted.received().id(), TAX).orElseThrow();

        assertThat(stored.outcome()).contains("schema-violation");
        assertThat(stored.detail()).contains(why.detail());
        assertThat(stored.violations()).containsExactly("/birthDate", "/nationalId");
        assertThat(stored.reply().orElseThrow().status()).isEqualTo(400);
    }

    @Test
    void recalls_the_stored_reply_for_a_retry_and_records_the_retry() throws Exception {
        String id = newId();
        Authorised original = node.accepted(id, "{}");
        node.answered(original, "{\"status\":\"MATCH\"}");
        Authorised retry = Stages.authorised(node.admitted(TAX, id, "{}"));

        Concluded recalled = node.log.recall(retry);
        node.log.record(Stages.reply(retry, recalled.outcome(), 200, bytes("{\"status\":\"MATCH\"}")));

        assertThat(recalled.id()).isEqualTo(original.received().id());
        assertThat(recalled.outcome()).isInstanceOfSatisfying(Outcome.Repeated.class, repeated -> {
            assertThat(repeated.word()).isEqualTo("MATCH");
            assertThat(repeated.status()).isEqualTo(200);
            assertThat(repeated.body()).isEqualTo(bytes("{\"status\":\"MATCH\"}"));
        });
        assertThat(node.log.find(retry.received().id(), TAX).orElseThrow().replayOf())
                .contains(original.received().id());
    }

    @Test
    void keeps_neither_subject_nor_payload_in_clear() throws Exception {
        Authorised accepted = node.accepted(newId(), "{\"nationalId\":\"0001234560\"}");
        node.answered(accepted, "{\"status\":\"MATCH\",\"of\":\"0001234560\"}");

        assertThat(count("SELECT count(*) FROM record r WHERE r::text LIKE '%0001234560%'"))
                .isZero();
        assertThat(count("SELECT count(*) FROM vault WHERE position('0001234560'::bytea IN content) > 0"))
                .isZero();
        assertThat(count("SELECT count(DISTINCT subject_hash) FROM exchange WHERE subject_hash IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void commits_to_what_the_vault_holds() throws Exception {
        Authorised accepted = node.accepted(newId(), "{\"a\":1}");
        byte[] commitment;
        Vault.Sealed sealed;
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("""
                    SELECT request_commitment, key_id, wrapped_key, content
                      FROM record JOIN vault USING (exchange_id, kind) WHERE exchange_id = ?
                    """)) {
            statement.setObject(1, accepted.received().id().value());
            try (var row = statement.executeQuery()) {
                row.next();
                commitment = row.getBytes(1);
                sealed = new Vault.Sealed(row.getInt(2), row.getBytes(3), row.getBytes(4));
            }
        }
        var parts = vault().open(accepted.received().id().value(), 1, sealed);
        byte[] request = parts.get(VaultFrame.Part.REQUEST);

        assertThat(VaultFrame.commitment(parts.get(VaultFrame.Part.REQUEST_SALT), request))
                .isEqualTo(commitment);
        HttpText text = HttpText.parse(request);
        assertThat(text.body()).isEqualTo(bytes("{\"a\":1}"));
        assertThat(text.firstLine()).isEqualTo("POST /inquiries/person-identity/v1 HTTP/1.1");
        assertThat(text.headers().first("host")).contains("hub.example");
    }

    @Test
    void reads_back_the_text_that_each_entry_was_made_of() throws Exception {
        Authorised accepted = node.accepted(newId(), "{\"a\":1}");
        node.answered(accepted, "{\"status\":\"MATCH\"}");
        var refused = node.admitted(TAX, newId(), "{}");
        var why = new Refusal(
                Code.SCHEMA_VIOLATION, "نه \"a\0b\" \\ \t\u0001", List.of(new Violation("/x", "y")), Optional.empty());
        node.log.record(Stages.reply(refused, Outcome.of(why, ""), 400, bytes("{}")));
        var act = new Act(
                Act.Word.PAYLOAD_READ,
                "auditor",
                Optional.of(accepted.received().id()),
                "case 7");

        UUID acted = node.log.record(act).value();

        try (var connection = source.getConnection()) {
            var records = SqlRecords.of(
                    connection,
                    accepted.received().id().value(),
                    refused.received().id().value(),
                    acted);
            assertThat(records).hasSize(4).allMatch(StoredRecord::isUnchanged);
            assertThat(records.stream().map(one -> new String(one.text(), StandardCharsets.UTF_8)))
                    .anyMatch(
                            text -> text.contains("\"kind\":\"act\"") && text.contains("\"outcome\":\"payload-read\""))
                    .anyMatch(text -> text.contains("\"detail\":\"نه \\\"a?b\\\" \\\\ \\t\\u0001\""))
                    .allMatch(text -> text.startsWith("{\"v\":1,\"id\":\"") && !text.contains("null"));
        }
        assertThat(count("SELECT sum(length(entries)) FROM log_queue"))
                .isEqualTo(RecordRow.QUEUED_BYTES * count("SELECT count(*) FROM record"));
    }

    @Test
    void gives_back_what_was_said_and_records_that_it_was_read() throws Exception {
        Authorised accepted = node.accepted(newId(), "{\"a\":1}".repeat(400));
        node.answered(accepted, "{\"status\":\"MATCH\"}");

        Said said = node.log.read(accepted.received().id(), "auditor", "case 7").orElseThrow();

        assertThat(HttpText.parse(said.request()).body()).isEqualTo(bytes("{\"a\":1}".repeat(400)));
        assertThat(HttpText.parse(said.answer().orElseThrow()).status()).isEqualTo(200);
        assertThat(count("SELECT count(*) FROM record WHERE kind = 3 AND outcome = 'payload-read' AND about = '"
                        + accepted.received().id() + "'"))
                .isEqualTo(1);
    }

    /** Rows are packed with it: another dictionary could not unpack them. */
    @Test
    void keeps_the_first_dictionary_as_it_is() throws Exception {
        try (var file = Packing.class.getResourceAsStream("vault-dictionary-1.txt")) {
            assertThat(HexFormat.of().formatHex(VaultFrame.sha256().digest(file.readAllBytes())))
                    .isEqualTo("f83b675da6bc8bb345010a5f918c819eaae547ddbf23b59ca89264c4488bddef");
        }
    }

    private static Vault vault() {
        return new Vault(source, TestNode.keys(), RANDOM);
    }

    @Test
    void keeps_little_of_unverified_messages_and_counts_those_beyond_the_limit() throws Exception {
        var why = Outcome.of(Refusal.of(Code.SIGNATURE_MISSING, "Sign the message."), "");
        for (int i = 0; i < 10; i++) {
            var received = node.received("POST", "x".repeat(100_000));
            node.log.record(Stages.reply(received, why, 401, bytes("{}")));
        }

        assertThat(count("SELECT count(*) FROM record WHERE outcome = 'signature-missing' AND client IS NULL"))
                .isEqualTo(3);
        assertThat(count("SELECT sum(attempts) FROM attempt_count WHERE outcome = 'signature-missing'"))
                .isEqualTo(7);
        assertThat(count("""
            SELECT max(length(content)) FROM vault v JOIN record r USING (exchange_id, kind)
             WHERE r.outcome = 'signature-missing'
            """)).isLessThan(4400L);
    }

    @Test
    void refuses_to_start_with_another_master_key(@TempDir Path folder) {
        var others = MasterKeys.ensureSample(folder, RANDOM);

        assertThatThrownBy(() -> new ExchangeLog(
                        source, TestNode.settings("here"), others, TestNode.HUB, new InFlight(), clock, RANDOM))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("is not the one that this store was written with");
    }

    @Test
    void refuses_to_start_without_a_master_key_that_was_used(@TempDir Path folder) {
        MasterKeys.ensureSample(folder, RANDOM);
        var onlyNew = MasterKeys.load(
                List.of(new MasterKeys.KeyFile(2, folder.resolve("master-1.key"))),
                TestFolder.of("test-keys/search.key"));

        assertThatThrownBy(() -> new SqlMasterKeys(source, clock).check(onlyNew))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("Master key 1 is not configured");
    }

    @Test
    void keeps_a_master_key_that_only_an_auditors_secret_is_sealed_under(@TempDir Path folder) throws SQLException {
        HikariDataSource own = SharedPostgres.migrated("sealed");
        new SqlMasterKeys(own, clock).check(TestNode.keys());
        MasterKeys.ensureSample(folder, RANDOM);
        var onlyNew = MasterKeys.load(
                List.of(new MasterKeys.KeyFile(2, folder.resolve("master-1.key"))),
                TestFolder.of("test-keys/search.key"));
        execute(
                own,
                "INSERT INTO account (name, password_hash, totp_key_id, totp_secret, roles)"
                        + " VALUES ('one', '', 1, '', 'auditor')");

        assertThatThrownBy(() -> new SqlMasterKeys(own, clock).check(onlyNew))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("Master key 1 is not configured");

        execute(own, "UPDATE account SET totp_key_id = 2");
        new SqlMasterKeys(own, clock).check(onlyNew);
        own.close();
    }

    private static void execute(HikariDataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void opens_old_rows_after_the_master_key_was_rotated(@TempDir Path folder) {
        HikariDataSource own = SharedPostgres.migrated("rotation");
        MasterKeys.ensureSample(folder, RANDOM);
        var fresh = new MasterKeys.KeyFile(2, folder.resolve("master-1.key"));
        var old = new MasterKeys.KeyFile(1, TestFolder.of("test-keys/master-1.key"));
        Path search = TestFolder.of("test-keys/search.key");
        Authorised accepted;
        try (var before = new TestNode(own, "here", clock)) {
            accepted = before.accepted(newId(), "{\"a\":1}");
        }
        var rotated = MasterKeys.load(List.of(fresh, old), search);
        new ExchangeLog(own, TestNode.settings("here"), rotated, TestNode.HUB, new InFlight(), clock, RANDOM).close();

        var onlyNew = MasterKeys.load(List.of(fresh), search);
        try (var after =
                new ExchangeLog(own, TestNode.settings("here"), onlyNew, TestNode.HUB, new InFlight(), clock, RANDOM)) {
            var said = after.read(accepted.received().id(), "auditor", "a test").orElseThrow();
            assertThat(HttpText.parse(said.request()).body()).isEqualTo(bytes("{\"a\":1}"));
        }
        own.close();
    }

    @Test
    void ends_what_a_killed_hub_left_open() throws Exception {
        String id = newId();
        Authorised accepted = node.accepted(id, "{}");
        clock.advance(Duration.ofMinutes(5));

        node.sweeper.sweep();

        var stored = node.log.find(accepted.received().id(), TAX).orElseThrow();
        assertThat(stored.state()).isEqualTo(State.DONE);
        assertThat(stored.outcome()).contains("internal-error");
        assertThat(node.admitted(TAX, id, "{}").retryOf()).isEmpty();
        node.sweeper.sweep();
    }

    @Test
    void sweeps_what_is_too_old_to_matter() throws Exception {
        node.answered(node.accepted(newId(), "{}"), "{}");
        clock.advance(Duration.ofHours(25));

        node.sweeper.sweep();

        assertThat(count("SELECT count(*) FROM message_claim")).isZero();
        assertThat(count("SELECT count(*) FROM signature_seen")).isZero();
    }

    @Test
    void takes_nothing_while_the_store_is_away_and_heals_by_itself() throws Exception {
        String id = newId();
        Authorised accepted = node.accepted(id, "{}");
        var server = SharedPostgres.server();
        server.stop(EmbeddedPostgres.Stop.IMMEDIATE);
        try {
            long before = System.nanoTime();
            assertThatThrownBy(() -> node.answered(accepted, "{}")).isInstanceOf(RecordingUnavailableException.class);
            assertThatThrownBy(() -> node.admitted(TAX, newId(), "{}"))
                    .isInstanceOf(RecordingUnavailableException.class);
            assertThatThrownBy(() -> node.log.find(accepted.received().id(), TAX))
                    .isInstanceOf(RecordingUnavailableException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
            long again = System.nanoTime();
            assertThatThrownBy(() -> node.admitted(TAX, newId(), "{}"))
                    .isInstanceOf(RecordingUnavailableException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - again)).isLessThan(Duration.ofSeconds(5));
        } finally {
            server.restart();
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThatCode(() -> node.answered(accepted, "{}")).doesNotThrowAnyException());
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(node.admitted(TAX, id, "{}").retryOf())
                        .contains(accepted.received().id()));
    }

    @Test
    void frees_the_message_id_of_what_it_could_not_record_when_the_store_is_back() {
        String id = newId();
        Authorised accepted = node.accepted(id, "{}");
        var server = SharedPostgres.server();
        server.stop(EmbeddedPostgres.Stop.IMMEDIATE);
        try {
            assertThatThrownBy(() -> node.answered(accepted, "{}")).isInstanceOf(RecordingUnavailableException.class);
            node.log.payOff();
        } finally {
            server.restart();
        }

        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
            node.log.payOff();
            assertThat(node.log
                            .find(accepted.received().id(), TAX)
                            .orElseThrow()
                            .outcome())
                    .contains("recording-unavailable");
        });
        assertThat(node.admitted(TAX, id, "{}").retryOf()).isEmpty();
    }

    @Test
    void lets_an_outcome_stand_whose_commit_only_seemed_to_fail() {
        String id = newId();
        Authorised accepted = node.accepted(id, "{}");
        node.answered(accepted, "{}");
        assertThatThrownBy(() -> node.answered(accepted, "{}")).isInstanceOf(RecordingUnavailableException.class);

        node.log.payOff();

        assertThat(node.admitted(TAX, id, "{}").retryOf())
                .contains(accepted.received().id());
    }

    @Test
    void accepts_nothing_whose_claim_fell_with_the_store() throws Exception {
        var lost = Stages.authorised(node.admitted(TAX, newId(), "{}"));
        var kept = Stages.authorised(node.admitted(TAX, newId(), "{}"));
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("DELETE FROM message_claim WHERE exchange_id = ?")) {
            statement.setObject(1, lost.received().id().value());
            assertThat(statement.executeUpdate()).isOne();
        }
        var server = SharedPostgres.server();
        server.stop(EmbeddedPostgres.Stop.FAST);
        server.restart();

        assertThatThrownBy(() -> node.log.accept(lost)).isInstanceOf(RecordingUnavailableException.class);
        assertThatCode(() -> node.log.accept(kept)).doesNotThrowAnyException();
    }

    @Test
    void survives_a_restart_of_the_store_between_two_exchanges_unnoticed() {
        node.answered(node.accepted(newId(), "{}"), "{}");
        var server = SharedPostgres.server();
        server.stop(EmbeddedPostgres.Stop.FAST);
        server.restart();

        assertThatCode(() -> node.accepted(newId(), "{}")).doesNotThrowAnyException();
    }

    @Test
    void writes_the_text_that_it_is_given() throws Exception {
        Map<String, String> texts = Map.of("nul", "a\0b", "persian", "کد رهگیری");
        for (String text : texts.values()) {
            var verified = Stages.verified(node.received("POST", text), TAX, Optional.of(newId() + text), newId());
            var admitted = node.admission.admit(verified);
            node.log.record(
                    Stages.reply(admitted, Outcome.of(Refusal.of(Code.ACCESS_DENIED, text), ""), 403, bytes("{}")));
            assertThat(node.log
                            .find(admitted.received().id(), TAX)
                            .orElseThrow()
                            .detail())
                    .contains(text.replace('\0', '?'));
        }
    }
}

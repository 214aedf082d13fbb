package ir.gsb.exchangelog;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.exchangelog.Tampering.Kind;
import ir.gsb.message.Authorised;
import ir.gsb.tlog.Note;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever has full rights on the database changes something: the audit finds it and names it. */
class LogAuditTest {

    private static final LogAudit.Progress SILENT = (entry, of) -> {};

    @TempDir
    private Path folder;

    private TestLog log;
    private TestNode node;
    private final List<UUID> exchanges = new ArrayList<>();
    private int memories;

    @BeforeEach
    void record_some_exchanges() throws Exception {
        log = new TestLog("log_audit", folder);
        node = new TestNode(log.source, "here", new SettableClock());
        exchange(140);
        sequence();
    }

    @AfterEach
    void stop() {
        node.close();
        log.close();
    }

    private void exchange(int many) {
        for (int i = 0; i < many; i++) {
            Authorised accepted = node.accepted(TestNode.newId(), "{\"a\":1}");
            node.answered(accepted, "{\"status\":\"MATCH\"}");
            exchanges.add(accepted.received().id().value());
        }
    }

    private void sequence() {
        try (Sequencer sequencer = log.sequencer("node-" + memories)) {
            sequencer.start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> log.reader.lag() == 0
                            && log.reader.latest().map(StoredCheckpoint::size).orElse(0L) == log.reader.size()
                            && log.reader.size() >= exchanges.size() * 2L);
        }
    }

    private AuditReport full(Optional<Note> kept) throws Exception {
        return new LogAudit(log.source, log.signer.verifier(), AttestationTrust.none()).full(kept, SILENT);
    }

    private Note checkpoint() {
        return log.reader.latest().orElseThrow().note();
    }

    @Test
    void finds_nothing_in_a_log_that_nobody_touched() throws Exception {
        AuditReport report = full(Optional.empty());

        assertThat(report.found()).isEmpty();
        assertThat(report.to()).isEqualTo(280);
        assertThat(report.checkpoint().orElseThrow().toString())
                .isEqualTo(checkpoint().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        RECORD_CHANGED  | record     | UPDATE record SET outcome = 'NO_MATCH' WHERE exchange_id = '{id}' AND kind = 2
        RECORD_CHANGED  | record     | UPDATE record SET client = 'tax/other' WHERE exchange_id = '{id}' AND kind = 1
        RECORD_CHANGED  | record     | UPDATE record SET salt = entry WHERE exchange_id = '{id}' AND kind = 1
        RECORD_MISSING  | record     | DELETE FROM record WHERE exchange_id = '{id}' AND kind = 2
        RECORD_INSERTED | record     | INSERT INTO record SELECT * FROM (SELECT (jsonb_populate_record(r, '{"kind":9}')).* FROM record r WHERE exchange_id = '{id}' AND kind = 2) x
        VAULT_CHANGED   | vault row  | UPDATE vault SET content = set_byte(content, 5, 1 + get_byte(content, 5) % 255) WHERE exchange_id = '{id}' AND kind = 1
        VAULT_CHANGED   | vault row  | UPDATE vault SET wrapped_key = (SELECT wrapped_key FROM vault WHERE exchange_id <> '{id}' LIMIT 1) WHERE exchange_id = '{id}' AND kind = 1
        VAULT_MISSING   | vault row  | DELETE FROM vault WHERE exchange_id = '{id}' AND kind = 1
        VAULT_INSERTED  | vault row  | INSERT INTO vault SELECT exchange_id, 9, key_id, wrapped_key, content FROM vault WHERE exchange_id = '{id}' AND kind = 1
        ENTRY_CHANGED   | record     | UPDATE log_bundle SET entries = set_byte(entries, (SELECT (34 * (idx % 256) + 5)::int FROM log_leaf WHERE exchange_id = '{id}' AND kind = 1), 7) WHERE bundle = (SELECT idx / 256 FROM log_leaf WHERE exchange_id = '{id}' AND kind = 1)
        PLACE_CHANGED   | entry      | DELETE FROM log_leaf WHERE exchange_id = '{id}' AND kind = 1
        ENTRY_CHANGED   | record     | UPDATE log_leaf SET idx = (SELECT sum(idx) FROM log_leaf WHERE exchange_id = '{id}') - idx WHERE exchange_id = '{id}'
        PLACE_CHANGED   | entry      | DELETE FROM record WHERE exchange_id = '{id}'; DELETE FROM vault WHERE exchange_id = '{id}'; DELETE FROM log_leaf WHERE exchange_id = '{id}'; INSERT INTO archive VALUES ('2026-01-01', 'standard', 1, 'x', 'x', 2, now(), now())
        PLACE_CHANGED   | record     | INSERT INTO record SELECT * FROM (SELECT (jsonb_populate_record(r, '{"kind":9}')).* FROM record r WHERE exchange_id = '{id}' AND kind = 2) x; INSERT INTO log_leaf VALUES ('{id}', 9, -1)
        RECORD_CHANGED  | record     | UPDATE record SET steps = '{NULL}' WHERE exchange_id = '{id}' AND kind = 2
        VAULT_MISSING   | vault row  | DELETE FROM vault WHERE exchange_id = '{id}'; INSERT INTO record SELECT * FROM (SELECT (jsonb_populate_record(r, '{"kind":3,"outcome":"erased"}')).* FROM record r WHERE exchange_id = '{id}' AND kind = 2) x; UPDATE record SET about = exchange_id WHERE kind = 3; INSERT INTO log_leaf VALUES ('{id}', 3, 280)
        VAULT_CHANGED   | wrapping key | DELETE FROM wrapping_key
        RECORD_CHANGED  | certificate | UPDATE certificate_seen SET der = 'x'::bytea
        CHECKPOINT_CHANGED | checkpoint 7 | INSERT INTO log_checkpoint VALUES (7, 'x', 'no note', now())
        ENTRY_CHANGED   | log_queue  | INSERT INTO log_queue (entries, seal) VALUES ('x', 'x')
        TILE_CHANGED    | tile/0/000 | UPDATE log_tile SET hashes = set_byte(hashes, 40, 1 + get_byte(hashes, 40) % 255) WHERE level = 0 AND tile = 0
        TILE_CHANGED    | tile/0/000 | DELETE FROM log_tile WHERE level = 0 AND tile = 0
        ENTRY_CHANGED   | entry      | DELETE FROM log_bundle WHERE bundle = 0
        CHECKPOINT_CHANGED | checkpoint | UPDATE log_checkpoint SET note = replace(note, E'\\n280\\n', E'\\n281\\n')
        CHECKPOINT_CHANGED | checkpoint | UPDATE log_checkpoint SET size = size + 1 WHERE size = 280
        LOG_FORKED      | log_state  | UPDATE log_state SET root = sha256('x')
        LOG_ROLLED_BACK | checkpoint | UPDATE log_state SET size = 256
        """)
    void finds(Kind kind, String where, String sql) throws Exception {
        String id = exchanges.get(17).toString();

        log.execute(sql.replace("{id}", id));

        List<Tampering> found = full(Optional.empty()).found();
        assertThat(found).anySatisfy(one -> {
            assertThat(one.kind()).isEqualTo(kind);
            assertThat(one.where()).startsWith(where);
            if (where.equals("record") || where.equals("vault row")) {
                assertThat(one.where()).contains(id);
            }
        });
    }

    @Test
    void lets_nobody_but_the_hub_put_a_record_into_the_log() throws Exception {
        log.execute("""
            INSERT INTO log_queue (entries, seal)
            SELECT uuid_send(gen_random_uuid()) || '\\x0003'::bytea || sha256('forged'::bytea), sha256('guessed'::bytea)
            """);

        try (Sequencer sequencer = log.sequencer("node-" + memories)) {
            sequencer.start();
            Awaitility.await().until(() -> sequencer.refusal().isPresent());
            assertThat(sequencer.refusal().orElseThrow()).contains("was not written by the hub");
        }
        assertThat(log.reader.size()).isEqualTo(280);
    }

    @Test
    void finds_a_record_that_was_changed_with_its_entry() throws Exception {
        log.execute("""
            UPDATE record SET salt = set_byte(salt, 0, 1), entry = sha256('another record'::bytea)
             WHERE exchange_id = '%s' AND kind = 2
            """.formatted(exchanges.get(3)));

        assertThat(full(Optional.empty()).found())
                .anySatisfy(
                        one -> assertThat(one.where()).contains(exchanges.get(3).toString()));
    }

    @Test
    void finds_a_log_that_was_made_anew_by_a_checkpoint_from_outside() throws Exception {
        Note kept = checkpoint();
        node.close();
        log.close();
        exchanges.clear();
        memories++;
        record_some_exchanges();
        assertThat(full(Optional.empty()).found()).isEmpty();

        assertThat(full(Optional.of(kept)).found()).extracting(Tampering::kind).contains(Kind.LOG_FORKED);
    }

    @Test
    void finds_a_log_that_was_rolled_back_by_a_checkpoint_from_outside() throws Exception {
        exchange(5);
        sequence();
        Note kept = checkpoint();
        node.close();
        log.close();
        exchanges.clear();
        memories++;
        record_some_exchanges();

        assertThat(full(Optional.of(kept)).found()).extracting(Tampering::kind).contains(Kind.LOG_ROLLED_BACK);
    }

    @Test
    void goes_on_from_the_last_verified_checkpoint() throws Exception {
        Note verified = full(Optional.empty()).checkpoint().orElseThrow();
        exchange(10);
        sequence();
        var audit = new LogAudit(log.source, log.signer.verifier(), AttestationTrust.none());

        AuditReport clean = audit.since(verified, SILENT);
        log.execute("UPDATE record SET status = 500 WHERE kind = 2 AND exchange_id = '" + exchanges.getLast() + "'");
        AuditReport changed = audit.since(verified, SILENT);

        assertThat(clean.found()).isEmpty();
        assertThat(clean.from()).isEqualTo(280);
        assertThat(clean.to()).isEqualTo(300);
        assertThat(changed.found())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.where()).contains(exchanges.getLast().toString()));
    }
}

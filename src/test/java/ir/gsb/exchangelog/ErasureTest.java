package ir.gsb.exchangelog;

import static ir.gsb.exchangelog.TestNode.RANDOM;
import static ir.gsb.exchangelog.TestNode.TAX;
import static ir.gsb.exchangelog.TestNode.bytes;
import static ir.gsb.exchangelog.TestNode.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.message.Authorised;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Outcome;
import ir.gsb.message.Party;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Stages;
import ir.gsb.store.SharedPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ErasureTest {

    private static HikariDataSource source;

    private final SettableClock clock = new SettableClock();
    private final TestNode node = new TestNode(source, "here", clock);
    private final Holds holds = new Holds(source, TestNode.settings("here"), TestNode.keys(), clock, RANDOM);

    private final Eraser eraser =
            new Eraser(source, TestNode.settings("here"), TestNode.keys(), Path.of("no-archive"), clock, RANDOM);

    @BeforeAll
    static void make_a_database() {
        source = SharedPostgres.migrated("erasure");
    }

    @AfterAll
    static void close_it() {
        source.close();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private Authorised exchange(String messageId) {
        var accepted = node.accepted(messageId, "{\"a\":1}");
        node.answered(accepted, "{\"status\":\"MATCH\"}");
        return accepted;
    }

    private static long count(String question) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(String command) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static long kept(ExchangeId id) throws SQLException {
        return count("SELECT count(*) FROM vault WHERE exchange_id = '" + id + "'");
    }

    private static long acts(ExchangeId id) throws SQLException {
        return count("SELECT count(*) FROM record WHERE outcome = 'erased' AND about = '" + id + "'");
    }

    @Test
    void erases_what_was_said_and_leaves_records_that_still_verify() throws Exception {
        ExchangeId id = exchange(newId()).received().id();

        assertThat(eraser.erase(id, "officer", "court order 7")).isInstanceOf(Erasure.Erased.class);

        assertThat(kept(id)).isZero();
        assertThat(acts(id)).isOne();
        assertThat(node.log.read(id, "auditor", "a look")).isEmpty();
        try (var connection = source.getConnection()) {
            assertThat(SqlRecords.of(connection, id.value())).hasSize(2).allMatch(StoredRecord::isUnchanged);
        }
        assertThat(eraser.erase(id, "officer", "again")).isInstanceOf(Erasure.NothingKept.class);
        assertThat(acts(id)).isOne();
    }

    @Test
    void refuses_the_retry_of_what_was_erased() {
        String messageId = newId();
        Authorised original = exchange(messageId);
        eraser.erase(original.received().id(), "officer", "court order 7");

        Authorised retry = Stages.authorised(node.admitted(TAX, messageId, "{\"a\":1}"));

        assertThatThrownBy(() -> node.log.recall(retry))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Code.ANSWER_ERASED));
        var stored = node.log.find(original.received().id(), TAX).orElseThrow();
        assertThat(stored.outcome()).contains("MATCH");
        assertThat(stored.reply()).isEmpty();
    }

    @Test
    void erases_the_copies_that_a_retry_and_a_look_made() throws Exception {
        String messageId = newId();
        ExchangeId original = exchange(messageId).received().id();
        Authorised retry = Stages.authorised(node.admitted(TAX, messageId, "{\"a\":1}"));
        node.log.record(Stages.reply(retry, node.log.recall(retry).outcome(), 200, bytes("{}")));
        var look = node.admitted(TAX, newId(), "");
        node.log.record(Stages.reply(
                look, new Outcome.Shown(200, bytes("{}"), Optional.of(original)), 200, bytes("{\"copy\":1}")));
        assertThat(kept(look.received().id())).isOne();

        var erased = eraser.erase(original, "officer", "court order 7");

        assertThat(erased)
                .isInstanceOfSatisfying(
                        Erasure.Erased.class,
                        all -> assertThat(all.exchanges())
                                .containsExactlyInAnyOrder(
                                        original,
                                        retry.received().id(),
                                        look.received().id()));
        assertThat(kept(retry.received().id()) + kept(look.received().id())).isZero();
    }

    @Test
    void erases_nothing_that_is_held() throws Exception {
        ExchangeId id = exchange(newId()).received().id();
        var about = new Hold.About(
                Optional.empty(),
                Optional.of(Party.parse("civil-registry/population")),
                Optional.empty(),
                Optional.of(TestNode.keys().subjectHash("0001234560")),
                Optional.of(id.receivedAt()),
                Optional.of(clock.instant().plusSeconds(60)));
        long hold = holds.place(about, "judge", "case 7").orElseThrow();

        assertThat(eraser.erase(id, "officer", "a wish")).isEqualTo(new Erasure.Held(id));

        assertThat(kept(id)).isEqualTo(2);
        assertThat(acts(id)).isZero();
        assertThat(holds.list().getFirst().about().inWords())
                .contains("one subject")
                .doesNotContain("0001234560");
        assertThat(holds.release(hold, "judge", "closed")).isTrue();
        assertThat(holds.release(hold, "judge", "closed")).isFalse();
        assertThat(eraser.erase(id, "officer", "a wish")).isInstanceOf(Erasure.Erased.class);
        assertThat(count("SELECT count(*) FROM record WHERE outcome IN ('hold-placed', 'hold-released')"))
                .isEqualTo(2);
    }

    @Test
    void holds_nothing_out_of_its_time() throws Exception {
        ExchangeId id = exchange(newId()).received().id();
        Instant began = id.receivedAt();
        var before = new Hold.About(
                Optional.empty(),
                Optional.of(TAX),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(began));
        long hold = holds.place(before, "judge", "case 8").orElseThrow();

        assertThat(holds.list().getFirst().about().until()).contains(began);
        assertThat(eraser.erase(id, "officer", "a wish")).isInstanceOf(Erasure.Erased.class);
        holds.release(hold, "judge", "closed");
    }

    @Test
    void erases_nothing_when_the_act_cannot_be_written() throws Exception {
        ExchangeId id = exchange(newId()).received().id();
        execute("ALTER TABLE log_queue RENAME TO log_queue_away");
        try {
            assertThatThrownBy(() -> eraser.erase(id, "officer", "a wish"))
                    .isInstanceOf(RecordingUnavailableException.class);
        } finally {
            execute("ALTER TABLE log_queue_away RENAME TO log_queue");
        }

        assertThat(kept(id)).isEqualTo(2);
        assertThat(acts(id)).isZero();
    }

    @Test
    void writes_no_act_when_nothing_can_be_erased() throws Exception {
        ExchangeId id = exchange(newId()).received().id();
        execute("CREATE FUNCTION no_delete() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN RAISE EXCEPTION ''not now''; END'");
        execute("CREATE TRIGGER no_delete BEFORE DELETE ON vault FOR EACH ROW EXECUTE FUNCTION no_delete()");
        try {
            assertThatThrownBy(() -> eraser.erase(id, "officer", "a wish"))
                    .isInstanceOf(RecordingUnavailableException.class);
        } finally {
            execute("DROP FUNCTION no_delete CASCADE");
        }

        assertThat(kept(id)).isEqualTo(2);
        assertThat(acts(id)).isZero();
    }

    @Test
    void tells_what_it_cannot_erase() {
        var pending = node.accepted(newId(), "{}");

        assertThat(eraser.erase(pending.received().id(), "officer", "a wish")).isInstanceOf(Erasure.NotEnded.class);
        assertThat(eraser.erase(ExchangeId.at(clock.instant(), RANDOM), "officer", "a wish"))
                .isInstanceOf(Erasure.Unknown.class);
    }

    @Test
    void erases_all_of_a_subject_in_a_time() throws Exception {
        Instant from = clock.instant();
        ExchangeId first = exchange(newId()).received().id();
        ExchangeId second = exchange(newId()).received().id();

        var all = eraser.eraseSubject(
                TestNode.keys().subjectHash("0001234560"), from, clock.instant().plusMillis(1), "officer", "her wish");

        assertThat(all).containsKeys(first, second);
        assertThat(kept(first) + kept(second)).isZero();
    }

    private ExchangeId refused(String body) {
        var asked = node.asked(TAX, newId(), body);
        var why = Refusal.of(Code.SCHEMA_VIOLATION, "The request does not fit its model.");
        node.log.record(Stages.reply(asked, new Outcome.Refused(why), 400, bytes("{}")));
        return asked.received().id();
    }

    @Test
    void erases_refused_requests_in_which_a_subject_is_named() throws Exception {
        Instant from = clock.instant();
        ExchangeId named = refused("{\"nationalId\":\"0001234568\",\"more\":1}");
        ExchangeId inPersian = refused("{\"nationalId\":\"۰۰۰۱۲۳۴۵۶۸\",\"more\":1}");
        ExchangeId another = refused("{\"nationalId\":\"10001234568\",\"more\":1}");

        var all = eraser.eraseMentions("0001234568", from, clock.instant().plusMillis(1), "officer", "her wish");

        assertThat(all).containsOnlyKeys(named, inPersian);
        assertThat(kept(named) + kept(inPersian)).isZero();
        assertThat(acts(named)).isEqualTo(1);
        assertThat(kept(another)).isEqualTo(1);
    }
}

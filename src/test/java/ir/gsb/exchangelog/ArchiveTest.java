package ir.gsb.exchangelog;

import static ir.gsb.exchangelog.TestNode.RANDOM;
import static ir.gsb.exchangelog.TestNode.TAX;
import static ir.gsb.exchangelog.TestNode.bytes;
import static ir.gsb.exchangelog.TestNode.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.exchangelog.Archive.Month;
import ir.gsb.exchangelog.Archive.Point;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.HttpText;
import ir.gsb.message.Outcome;
import ir.gsb.message.Party;
import ir.gsb.message.Refusal;
import ir.gsb.message.Stages;
import ir.gsb.store.SharedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchiveTest {

    private static final Duration LATER = Duration.ofDays(130);
    private static final int EXCHANGES = 210;

    private final SettableClock clock = new SettableClock();
    private final RecordingSettings settings = new RecordingSettings(
            "here",
            Duration.ofSeconds(90),
            Duration.ofHours(24),
            3,
            100,
            Duration.ofSeconds(5),
            RetentionClasses.of(Map.of("standard", 2, "unverified", 1, "acts", 12), List.of()));

    @TempDir
    private Path folder;

    private HikariDataSource source;
    private TestNode node;

    @BeforeEach
    void record_something() {
        source = SharedPostgres.migrated("archive");
        node = new TestNode(source, settings, clock);
    }

    @AfterEach
    void close() {
        node.close();
        source.close();
    }

    private ExchangeId exchange() throws SQLException {
        ExchangeId id = exchangeNotYetInTheLog();
        putIntoTheLog();
        return id;
    }

    private ExchangeId exchangeNotYetInTheLog() {
        var accepted = node.accepted(newId(), "{\"a\":1}");
        node.answered(accepted, "{\"status\":\"MATCH\"}");
        return accepted.received().id();
    }

    private void putIntoTheLog() throws SQLException {
        execute("""
            INSERT INTO log_leaf
            SELECT exchange_id, kind, 40 + row_number() OVER (ORDER BY exchange_id, kind) FROM record
            ON CONFLICT DO NOTHING
            """);
    }

    private ExchangeId unverified() throws SQLException {
        var received = node.received("POST", "x");
        var why = Outcome.of(Refusal.of(Code.SIGNATURE_MISSING, "Sign the message."), "");
        node.log.record(Stages.reply(received, why, 401, bytes("{}")));
        putIntoTheLog();
        return received.id();
    }

    private Archive archive(Consumer<Point> reached) {
        return new Archive(source, settings, TestNode.keys(), folder, clock, RANDOM, reached);
    }

    private List<Month> run() throws SQLException, IOException {
        return archive(point -> {}).run().orElseThrow();
    }

    private long count(String question) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String command) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private List<ArchiveFile> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".gz"))
                    .map(ArchiveFile::new)
                    .toList();
        }
    }

    /** The exchange records that are in the store or in a file, as id and kind. */
    private Set<String> everywhere() throws SQLException, IOException {
        var all = new TreeSet<String>();
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT exchange_id || ' ' || kind FROM record WHERE kind < 3")) {
            while (row.next()) {
                all.add(row.getString(1));
            }
        }
        for (ArchiveFile file : files()) {
            file.forEach(one -> all.add(one.exchange() + " " + one.kind()));
        }
        return all;
    }

    @Test
    void moves_what_is_over_into_a_file_and_drops_the_month() throws Exception {
        ExchangeId id = exchange();
        ExchangeId unsigned = unverified();
        String partition = SqlPartitions.name("vault", YearMonth.now(clock));
        clock.advance(LATER);
        node.log.prepareMonths();
        assertThat(archive(point -> {}).plan()).extracting(Month::records).containsExactly(2L, 1L);
        assertThat(count("SELECT count(*) FROM record")).isEqualTo(3);

        List<Month> months = run();

        assertThat(months).extracting(Month::retention).containsExactly("standard", "unverified");
        assertThat(count("SELECT count(*) FROM record WHERE kind < 3")).isZero();
        assertThat(count("SELECT count(*) FROM vault")).isZero();
        assertThat(count("SELECT count(*) FROM record WHERE outcome = 'archived'"))
                .isEqualTo(2);
        assertThat(count("SELECT count(*) FROM pg_class WHERE relname = '" + partition + "'"))
                .isZero();
        var file = new ArchiveFile(folder.resolve(months.getFirst().file()));
        assertThat(file.check().records()).isEqualTo(2);
        assertThat(file.find(id)).hasSize(2).allMatch(ArchivedRecord::isUnchanged);
        assertThat(file.find(unsigned)).isEmpty();
        assertThat(HttpText.parse(node.log
                                .read(file, id, "auditor", "case 7")
                                .orElseThrow()
                                .request())
                        .body())
                .isEqualTo(bytes("{\"a\":1}"));
        assertThat(run()).isEmpty();
    }

    private Eraser eraser(Path archive) {
        return new Eraser(source, settings, TestNode.keys(), archive, clock, RANDOM);
    }

    private byte[] content(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    @Test
    void erases_what_is_in_a_file_without_touching_the_file() throws Exception {
        ExchangeId id = exchange();
        ExchangeId other = exchange();
        clock.advance(LATER);
        node.log.prepareMonths();
        Path path = folder.resolve(run().getFirst().file());
        byte[] before = content(path);

        assertThat(eraser(folder).erase(id, "officer", "order 7")).isEqualTo(new Erasure.Erased(List.of(id)));

        var file = new ArchiveFile(path);
        assertThat(content(path)).isEqualTo(before);
        assertThat(file.check().records()).isEqualTo(4);
        assertThat(node.log.read(file, id, "auditor", "case 7")).isEmpty();
        assertThat(node.log.read(file, other, "auditor", "case 7")).isPresent();
        assertThat(count("SELECT count(*) FROM record WHERE outcome = 'erased' AND about = '" + id + "'"))
                .isOne();
        assertThat(eraser(folder).erase(id, "officer", "again")).isInstanceOf(Erasure.Unknown.class);
    }

    @Test
    void erases_a_subject_in_files_by_what_the_records_say() throws Exception {
        ExchangeId id = exchange();
        byte[] subject = subjectOf(id);
        clock.advance(LATER);
        node.log.prepareMonths();
        run();
        Instant from = id.receivedAt();

        assertThat(eraser(folder).eraseArchived(subject, from.plusMillis(1), clock.instant(), "officer", "order 7"))
                .isEmpty();
        assertThat(eraser(folder).eraseArchived(new byte[32], from, clock.instant(), "officer", "order 7"))
                .isEmpty();
        assertThat(eraser(folder).eraseArchived(subject, from, clock.instant(), "officer", "order 7"))
                .containsExactly(Map.entry(id, new Erasure.Erased(List.of(id))));
        assertThat(count("SELECT count(*) FROM archived_key")).isZero();
    }

    @Test
    void finds_keys_of_a_file_that_were_changed_or_deleted_by_hand() throws Exception {
        ExchangeId erased = exchange();
        ExchangeId changed = exchange();
        ExchangeId deleted = exchange();
        clock.advance(LATER);
        node.log.prepareMonths();
        var file = new ArchiveFile(folder.resolve(run().getFirst().file()));
        eraser(folder).erase(erased, "officer", "order 7");
        var audit = new ArchiveAudit(source);
        assertThat(audit.check(file)).isEmpty();

        execute("UPDATE archived_key SET wrapped_key = wrapped_key || 'x' WHERE kind = 1 AND exchange_id = '" + changed
                + "'");
        execute("DELETE FROM archived_key WHERE kind = 2 AND exchange_id = '" + deleted + "'");

        assertThat(audit.check(file))
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).contains(changed + " 1 was changed"),
                        one -> assertThat(one).contains(deleted + " 2 is gone"));
    }

    private byte[] subjectOf(ExchangeId id) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT subject_hash FROM record WHERE subject_hash IS NOT NULL"
                        + " AND exchange_id = '" + id + "'")) {
            row.next();
            return row.getBytes(1);
        }
    }

    @Test
    void erases_nothing_of_a_subject_while_a_file_is_away() throws Exception {
        ExchangeId id = exchange();
        byte[] subject = subjectOf(id);
        clock.advance(LATER);
        node.log.prepareMonths();
        String file = run().getFirst().file();

        assertThatThrownBy(() -> eraser(folder.resolve("elsewhere"))
                        .eraseArchived(subject, id.receivedAt(), clock.instant(), "officer", "order 7"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file);
        assertThat(count("SELECT count(*) FROM archived_key")).isEqualTo(2);
    }

    @Test
    void erases_no_archived_exchange_that_a_hold_is_on() throws Exception {
        ExchangeId id = exchange();
        clock.advance(LATER);
        node.log.prepareMonths();
        String file = run().getFirst().file();
        var holds = new Holds(source, settings, TestNode.keys(), clock, RANDOM);
        long others = holds.place(party("nobody/portal"), "judge", "case 8").orElseThrow();
        assertThat(eraser(folder.resolve("elsewhere")).erase(id, "officer", "order 7"))
                .isInstanceOfSatisfying(
                        Erasure.ArchiveAway.class,
                        away -> assertThat(away.why()).contains(file));
        long its = holds.place(party(TAX.toString()), "judge", "case 7").orElseThrow();

        assertThat(eraser(folder).erase(id, "officer", "order 7")).isEqualTo(new Erasure.Held(id));

        assertThat(count("SELECT count(*) FROM archived_key")).isEqualTo(2);
        assertThat(holds.release(its, "judge", "closed")).isTrue();
        assertThat(eraser(folder).erase(id, "officer", "order 7")).isInstanceOf(Erasure.Erased.class);
        assertThat(holds.release(others, "judge", "closed")).isTrue();
    }

    private static Hold.About party(String party) {
        return new Hold.About(
                Optional.empty(),
                Optional.of(Party.parse(party)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void erases_the_archived_copy_that_a_retry_made() throws Exception {
        String messageId = newId();
        var accepted = node.accepted(messageId, "{\"a\":1}");
        node.answered(accepted, "{\"status\":\"MATCH\"}");
        var retry = Stages.authorised(node.admitted(TAX, messageId, "{\"a\":1}"));
        node.log.record(Stages.reply(retry, node.log.recall(retry).outcome(), 200, bytes("{}")));
        putIntoTheLog();
        clock.advance(LATER);
        node.log.prepareMonths();
        run();
        ExchangeId id = accepted.received().id();

        assertThat(eraser(folder).erase(id, "officer", "order 7"))
                .isInstanceOfSatisfying(
                        Erasure.Erased.class,
                        erased -> assertThat(erased.exchanges())
                                .containsExactlyInAnyOrder(id, retry.received().id()));

        assertThat(count("SELECT count(*) FROM archived_key")).isZero();
    }

    @ParameterizedTest
    @EnumSource(Point.class)
    void loses_nothing_wherever_it_is_interrupted(Point where) throws Exception {
        for (int i = 0; i < EXCHANGES; i++) {
            exchange();
        }
        Set<String> all = everywhere();
        assertThat(all).hasSize(2 * EXCHANGES);
        clock.advance(LATER);
        node.log.prepareMonths();

        assertThatThrownBy(() -> archive(point -> {
                            if (point == where) {
                                throw new UncheckedIOException(new IOException("killed"));
                            }
                        })
                        .run())
                .isInstanceOf(UncheckedIOException.class);
        assertThat(everywhere()).isEqualTo(all);
        run();

        assertThat(everywhere()).isEqualTo(all);
        assertThat(count("SELECT count(*) FROM record WHERE kind < 3")).isZero();
        assertThat(count("SELECT count(*) FROM archive WHERE cleared_at IS NULL"))
                .isZero();
        assertThat(count("SELECT count(*) FROM record WHERE outcome = 'archived'"))
                .isOne();
        assertThat(files()).hasSize(1);
        assertThat(new ArrayList<>(files()).getFirst().check().records()).isEqualTo(2L * EXCHANGES);
        assertThat(count("SELECT count(*) FROM archived_key")).isEqualTo(2L * EXCHANGES);
    }

    @Test
    void tells_the_oldest_exchange_that_is_left() throws Exception {
        assertThat(node.log.oldest()).isEmpty();
        exchange();
        clock.advance(LATER);
        node.log.prepareMonths();
        ExchangeId young = exchange();

        run();

        assertThat(node.log.oldest()).contains(young.receivedAt());
    }

    @Test
    void leaves_what_is_held_until_it_is_released() throws Exception {
        ExchangeId held = exchange();
        exchange();
        var holds = new Holds(source, settings, TestNode.keys(), clock, RANDOM);
        long hold = holds.place(Hold.About.exchange(held), "judge", "case 7").orElseThrow();
        clock.advance(LATER);
        node.log.prepareMonths();

        run();

        assertThat(count("SELECT count(*) FROM record WHERE exchange_id = '" + held + "'"))
                .isEqualTo(2);
        assertThat(count("SELECT count(*) FROM record WHERE kind < 3")).isEqualTo(2);
        assertThat(holds.release(hold, "judge", "case closed")).isTrue();
        assertThat(run()).extracting(Month::file).singleElement().asString().endsWith("-standard-2.jsonl.gz");
        assertThat(count("SELECT count(*) FROM record WHERE kind < 3")).isZero();
    }

    @Test
    void leaves_what_the_log_has_not_yet() throws Exception {
        ExchangeId logged = exchange();
        exchangeNotYetInTheLog();
        clock.advance(LATER);
        node.log.prepareMonths();

        Month month = run().getFirst();

        assertThat(month.records()).isEqualTo(2);
        assertThat(new ArchiveFile(folder.resolve(month.file())).find(logged))
                .extracting(ArchivedRecord::index)
                .containsExactly(Optional.of(41L), Optional.of(42L));
        assertThat(count("SELECT count(*) FROM record WHERE kind < 3")).isEqualTo(2);
        assertThat(count("SELECT count(*) FROM log_leaf")).isZero();
    }

    @Test
    void deletes_nothing_for_a_file_that_was_changed() throws Exception {
        exchange();
        clock.advance(LATER);
        node.log.prepareMonths();
        assertThatThrownBy(() -> archive(point -> {
                            if (point == Point.REGISTERED) {
                                throw new UncheckedIOException(new IOException("killed"));
                            }
                        })
                        .run())
                .isInstanceOf(UncheckedIOException.class);
        Path file = files().getFirst().path();
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);

        assertThatThrownBy(this::run).isInstanceOf(IOException.class).hasMessageContaining("not the one");
        assertThatThrownBy(() -> new ArchiveFile(file).check())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not whole");
        assertThat(count("SELECT count(*) FROM record WHERE kind < 3")).isEqualTo(2);
    }

    @Test
    void archives_no_record_that_was_changed() throws Exception {
        ExchangeId id = exchange();
        execute("UPDATE record SET outcome = 'NO_MATCH' WHERE kind = 2");
        clock.advance(LATER);
        node.log.prepareMonths();

        assertThatThrownBy(this::run).isInstanceOf(IOException.class).hasMessageContaining(id.toString());

        assertThat(count("SELECT count(*) FROM record WHERE kind < 3")).isEqualTo(2);
    }

    @Test
    void lets_one_archive_at_a_time() throws Exception {
        exchange();
        clock.advance(LATER);
        node.log.prepareMonths();
        var others = new ArrayList<Optional<List<Month>>>();

        archive(point -> {
                    if (point == Point.CHECKED) {
                        others.add(other());
                    }
                })
                .run();

        assertThat(others).containsExactly(Optional.empty());
    }

    private Optional<List<Month>> other() {
        try {
            return archive(point -> {}).run();
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}

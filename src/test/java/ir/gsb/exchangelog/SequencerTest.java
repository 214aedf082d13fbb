package ir.gsb.exchangelog;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.tlog.Checkpoint;
import ir.gsb.tlog.EntryBundle;
import ir.gsb.tlog.Merkle;
import ir.gsb.tlog.Note;
import ir.gsb.tlog.Tile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SequencerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void gives_every_record_its_place_and_publishes_it() throws Exception {
        try (var log = new TestLog("log_places", folder);
                Sequencer sequencer = log.sequencer("a")) {
            log.queue(700);
            sequencer.start();
            log.awaitPublished();
            for (int records : new int[] {1, 1, 3, 300, 5000, 1}) {
                log.queue(records);
            }
            log.awaitPublished();
            log.assertWhole();
            assertThat(log.number("SELECT count(*) FROM log_queue")).isZero();
            assertThat(log.reader.lag()).isZero();
            assertThat(log.reader.size()).isEqualTo(log.queued.size());
            assertThat(sequencer.isElected()).isTrue();
            assertThat(sequencer.refusal()).isEmpty();
        }
    }

    @Test
    void serves_the_log_as_files() throws Exception {
        try (var log = new TestLog("log_files", folder);
                Sequencer sequencer = log.sequencer("a")) {
            log.queue(300);
            sequencer.start();
            log.awaitPublished();
            var files = new LogFiles(log.source);
            LogFiles.LogFile checkpoint = files.find("checkpoint").orElseThrow();
            assertThat(checkpoint.immutable()).isFalse();
            assertThat(Checkpoint.open(Note.parse(checkpoint.bytes()), log.signer.verifier())
                            .size())
                    .isEqualTo(300);
            byte[] tile = files.find("tile/0/001.p/44").orElseThrow().bytes();
            byte[] bundle = files.find("tile/entries/001.p/44").orElseThrow().bytes();
            byte[] last = EntryBundle.decode(bundle).get(43);
            assertThat(tile).hasSize(44 * 32).endsWith(Merkle.leaf(last).bytes());
            assertThat(files.find("tile/0/001.p/7").orElseThrow().bytes()).hasSize(7 * 32);
            assertThat(files.find("tile/1/000.p/1").orElseThrow().bytes()).hasSize(32);
            for (String absent : new String[] {
                "tile/0/001", "tile/0/001.p/45", "tile/2/000", "tile/0/1", "", "checkpoint/", "tile/entries/002.p/1"
            }) {
                assertThat(files.find(absent)).as(absent).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SequencerStep.class)
    void loses_nothing_when_it_is_stopped(SequencerStep at) throws Exception {
        try (var log = new TestLog("log_faults", folder)) {
            log.queue(250);
            try (Sequencer first = log.sequencer("a")) {
                first.start();
                log.awaitPublished();
            }
            log.queue(20);
            var struck = new AtomicBoolean();
            try (Sequencer failing = log.sequencer("a", step -> {
                if (step == at && struck.compareAndSet(false, true)) {
                    throw new SQLException("stopped at " + step);
                }
            })) {
                failing.start();
                Awaitility.await().atMost(PATIENCE).untilTrue(struck);
                log.awaitPublished();
            }
            log.queue(3);
            try (Sequencer again = log.sequencer("a")) {
                again.start();
                log.awaitPublished();
            }
            log.assertWhole();
        }
    }

    @ParameterizedTest
    @EnumSource(SequencerStep.class)
    void another_takes_over_when_its_connection_is_killed(SequencerStep at) throws Exception {
        try (var log = new TestLog("log_killed", folder)) {
            log.queue(10);
            var struck = new AtomicBoolean();
            try (Sequencer first = log.sequencer("a", step -> {
                        if (step == at && struck.compareAndSet(false, true)) {
                            log.execute("""
                                SELECT pg_terminate_backend(pid) FROM pg_locks
                                 WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database
                                       WHERE datname = current_database())
                                """);
                        }
                    });
                    Sequencer second = log.sequencer("b")) {
                first.start();
                Awaitility.await().atMost(PATIENCE).untilTrue(struck);
                second.start();
                for (int i = 0; i < 20; i++) {
                    log.queue(7);
                    Awaitility.await()
                            .pollDelay(Duration.ZERO)
                            .atMost(PATIENCE)
                            .until(() -> !(first.isElected() && second.isElected()));
                }
                log.awaitPublished();
            }
            log.assertWhole();
        }
    }

    @Test
    void only_one_of_two_works_and_the_other_remembers() throws Exception {
        try (var log = new TestLog("log_two", folder);
                Sequencer second = log.sequencer("b")) {
            try (Sequencer first = log.sequencer("a")) {
                first.start();
                Awaitility.await().atMost(PATIENCE).until(first::isElected);
                second.start();
                log.queue(30);
                log.awaitPublished();
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(() -> Files.exists(folder.resolve("b"))
                                && Files.readString(folder.resolve("b")).equals(Files.readString(folder.resolve("a"))));
                assertThat(second.isElected()).isFalse();
            }
            log.queue(5);
            log.awaitPublished();
            assertThat(second.isElected()).isTrue();
            log.assertWhole();
        }
    }

    @Test
    void refuses_a_store_that_was_rolled_back() throws Exception {
        try (var log = new TestLog("log_rolled_back", folder)) {
            log.queue(100);
            try (Sequencer first = log.sequencer("a")) {
                first.start();
                log.awaitPublished();
                log.execute("CREATE TABLE old_state AS SELECT * FROM log_state");
                log.queue(1);
                log.awaitPublished();
            }
            log.execute("UPDATE log_state SET size = o.size, root = o.root FROM old_state o");
            log.execute("DELETE FROM log_checkpoint WHERE size = 101");
            assertRefuses(log, "entries are gone");
        }
    }

    @Test
    void refuses_a_changed_tile_and_goes_on_when_it_is_mended() throws Exception {
        try (var log = new TestLog("log_changed", folder)) {
            log.queue(300);
            try (Sequencer first = log.sequencer("a")) {
                first.start();
                log.awaitPublished();
            }
            log.execute("CREATE TABLE good AS SELECT * FROM log_tile");
            log.execute("UPDATE log_tile SET hashes = set_byte(hashes, 5, get_byte(hashes, 5) # 1) WHERE level = 1");
            log.queue(1);
            try (Sequencer second = log.sequencer("a")) {
                second.start();
                Awaitility.await().atMost(PATIENCE).until(() -> second.refusal().isPresent());
                assertThat(log.number("SELECT count(*) FROM log_queue")).isOne();
                log.execute("UPDATE log_tile t SET hashes = g.hashes FROM good g"
                        + " WHERE g.level = t.level AND g.tile = t.tile");
                log.awaitPublished();
                assertThat(second.refusal()).isEmpty();
            }
            log.assertWhole();
        }
    }

    @Test
    void refuses_a_log_that_was_made_anew() throws Exception {
        try (var log = new TestLog("log_anew", folder)) {
            log.queue(10);
            try (Sequencer first = log.sequencer("a")) {
                first.start();
                log.awaitPublished();
            }
            log.execute("TRUNCATE log_tile, log_bundle, log_leaf, log_checkpoint");
            log.execute("UPDATE log_state SET size = 0, root = sha256('')");
            log.queued.clear();
            log.queue(20);
            try (Sequencer forger = log.sequencer("other")) {
                forger.start();
                log.awaitPublished();
            }
            assertRefuses(log, "do not fit the remembered checkpoint of size 10");
        }
    }

    @Test
    void refuses_a_checkpoint_that_it_has_not_signed() throws Exception {
        try (var log = new TestLog("log_forged", folder)) {
            log.queue(10);
            try (Sequencer first = log.sequencer("a")) {
                first.start();
                log.awaitPublished();
            }
            log.execute("UPDATE log_checkpoint SET note = replace(note, E'\\n10\\n', E'\\n11\\n')");
            assertRefuses(log, "log_checkpoint holds what this log has not signed");
        }
    }

    @Test
    void thins_old_checkpoints_that_nobody_else_has_signed() throws Exception {
        try (var log = new TestLog("log_thinned", folder)) {
            try (Sequencer first = log.sequencer("a")) {
                first.start();
                for (int i = 0; i < 5; i++) {
                    log.queue(1);
                    log.awaitPublished();
                }
            }
            log.execute("UPDATE log_checkpoint SET at = '2026-01-01 10:10Z', kept = (size = 2)");
            try (Sequencer second = log.sequencer("a")) {
                second.start();
                Awaitility.await().atMost(PATIENCE).until(() -> log.number("SELECT count(*) FROM log_checkpoint") == 2);
            }
            assertThat(log.number("SELECT sum(size) FROM log_checkpoint")).isEqualTo(2 + 5);
        }
    }

    @Test
    void proves_nothing_that_is_not_covered() throws Exception {
        try (var log = new TestLog("log_uncovered", folder)) {
            log.queue(1);
            var id = log.queued.keySet().iterator().next();
            assertThat(log.reader.indexOf(id, 2)).isEqualTo(Optional.empty());
            assertThat(log.reader.proofOf(id, 2)).isEmpty();
            assertThat(log.reader.lag()).isOne();
            assertThat(new LogFiles(log.source).find("checkpoint")).isEmpty();
            assertThat(Tile.of(0)).isEmpty();
        }
    }

    private static void assertRefuses(TestLog log, String why) throws SQLException {
        long checkpoints = log.number("SELECT count(*) FROM log_checkpoint");
        log.queue(1);
        try (Sequencer sequencer = log.sequencer("a")) {
            sequencer.start();
            Awaitility.await().atMost(PATIENCE).until(() -> sequencer.refusal().isPresent());
            assertThat(sequencer.refusal().orElseThrow()).contains(why);
        }
        assertThat(log.number("SELECT count(*) FROM log_checkpoint")).isEqualTo(checkpoints);
        assertThat(log.number("SELECT count(*) FROM log_queue")).isOne();
    }
}

package ir.gsb.exchangelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ir.gsb.message.Authorised;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.tlog.Note;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock of a node jumps: nothing is used twice or lost, and the log goes on. */
class ClockTest {

    private static final Duration SWEPT_AFTER = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private final List<Note> seen = new ArrayList<>();
    private TestLog log;
    private TestNode node;
    private Sequencer sequencer;

    @BeforeEach
    void start() throws Exception {
        log = new TestLog("log_clock", folder);
        node = new TestNode(log.source, "here", clock);
        sequencer = new Sequencer(log.source, log.settings("memory"), clock);
        sequencer.start();
        exchange(3);
        publish();
    }

    @AfterEach
    void stop() {
        sequencer.close();
        node.close();
        log.close();
    }

    private void exchange(int many) {
        for (int i = 0; i < many; i++) {
            node.answered(node.accepted(TestNode.newId(), "{\"a\":1}"), "{\"status\":\"MATCH\"}");
        }
    }

    private void publish() throws Exception {
        await().atMost(PATIENCE)
                .until(() -> log.reader.lag() == 0
                        && log.reader.latest().map(StoredCheckpoint::size).orElse(-1L) == log.reader.size()
                        && log.reader.size() == log.number("SELECT count(*) FROM record"));
        seen.add(log.reader.latest().orElseThrow().note());
    }

    private void judge() throws Exception {
        publish();
        Path vkey = folder.resolve("log.vkey");
        Files.writeString(vkey, log.signer.verifier().vkey());
        new WholeLog(log.source, vkey).require(seen);
        assertThat(sequencer.refusal()).isEmpty();
    }

    private void jump(Duration by) throws Exception {
        clock.advance(by);
        exchange(3);
        publish();
    }

    @Test
    void goes_on_when_it_jumps_ahead_and_back() throws Exception {
        jump(Duration.ofDays(1));
        node.sweeper.sweep();
        jump(Duration.ofDays(-1));
        node.sweeper.sweep();
        jump(Duration.ofSeconds(-3));
        jump(Duration.ofHours(-2));
        judge();
    }

    @Test
    void ends_what_was_left_open_after_it_was_set_back() throws Exception {
        clock.advance(Duration.ofDays(1));
        node.sweeper.sweep();
        clock.advance(Duration.ofDays(-1));
        node.sweeper.sweep();
        Authorised left = node.accepted(TestNode.newId(), "{\"a\":1}");
        clock.advance(SWEPT_AFTER);

        node.sweeper.sweep();

        assertThat(log.number("SELECT count(*) FROM record WHERE kind = 2 AND exchange_id = '"
                        + left.received().id().value() + "'"))
                .isOne();
        judge();
    }

    @Test
    void gives_no_answer_to_what_was_ended_when_it_jumped_ahead() throws Exception {
        Authorised underWay = node.accepted(TestNode.newId(), "{\"a\":1}");
        clock.advance(Duration.ofHours(1));
        node.sweeper.sweep();

        assertThatThrownBy(() -> node.answered(underWay, "{\"status\":\"MATCH\"}"))
                .isInstanceOf(RecordingUnavailableException.class);

        node.log.payOff();
        clock.advance(Duration.ofHours(-1));
        exchange(3);
        judge();
    }

    @Test
    void records_in_a_month_that_is_long_over_once_there_is_room_for_it() throws Exception {
        clock.advance(Duration.ofDays(-400));
        assertThatThrownBy(() -> exchange(1)).isInstanceOf(RecordingUnavailableException.class);

        node.log.prepareMonths();

        exchange(3);
        publish();
        jump(Duration.ofDays(400));
        judge();
    }
}

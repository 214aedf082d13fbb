package ir.gsb.tracking;

import static ir.gsb.tracking.CaseState.ACCEPTED;
import static ir.gsb.tracking.CaseState.DECIDED;
import static ir.gsb.tracking.CaseState.DELIVERED;
import static ir.gsb.tracking.TestTracking.CITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.TestFolder;
import ir.gsb.exchangelog.Hold;
import ir.gsb.exchangelog.KeptSecrets;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.MasterKeys.KeyFile;
import ir.gsb.message.RefusedException;
import ir.gsb.store.SharedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private TestTracking hub;

    @BeforeEach
    void make_a_database() {
        hub = new TestTracking("outbox");
    }

    @AfterEach
    void close_it() {
        hub.close();
    }

    private List<String> templates() {
        return hub.here.outbox.claim(100, MINUTE).stream()
                .map(Outbox.Message::template)
                .toList();
    }

    private long left(String column) {
        return hub.sql()
                .sql("SELECT count(" + column + ") FROM tracked_case")
                .query(Long.class)
                .single();
    }

    @Test
    void has_a_message_of_each_change_of_state_and_of_no_refused_one() {
        String code = hub.opened(ACCEPTED);
        assertThatThrownBy(() -> hub.move(code, DELIVERED)).isInstanceOf(RefusedException.class);

        List<Outbox.Message> messages = hub.here.outbox.claim(100, MINUTE);

        assertThat(messages).extracting(Outbox.Message::template).containsExactly("case.opened", "case.accepted");
        assertThat(messages).extracting(Outbox.Message::mobile).containsOnly("9000001234");
        assertThat(messages).extracting(Outbox.Message::code).containsOnly(code);
    }

    @Test
    void gives_a_message_to_one_sender_until_his_time_is_over() {
        hub.opened();
        try (var other = SharedPostgres.pool("outbox")) {
            assertThat(hub.here.outbox.claim(1, MINUTE)).hasSize(1);
            assertThat(hub.new Parts(other).outbox.claim(1, MINUTE)).isEmpty();
            hub.clock.advance(MINUTE);
            assertThat(hub.new Parts(other).outbox.claim(1, MINUTE)).hasSize(1);
        }
    }

    @Test
    void deletes_the_recipient_of_what_is_sent_and_gives_out_again_what_failed() {
        hub.opened(ACCEPTED);
        List<Outbox.Message> messages = hub.here.outbox.claim(2, MINUTE);
        hub.here.outbox.sent(messages.get(0).id());
        hub.here.outbox.failed(messages.get(1).id());

        assertThat(templates()).containsExactly("case.accepted");
        assertThat(hub.sql()
                        .sql("SELECT count(recipient) FROM case_message")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void keeps_the_mobile_no_longer_than_the_case_goes_on() {
        String code = hub.opened(ACCEPTED, DECIDED);
        assertThat(left("recipient")).isOne();

        hub.move(code, DELIVERED);

        assertThat(left("recipient")).isZero();
        assertThat(templates()).hasSize(4).endsWith("case.delivered");
    }

    @Test
    void seals_mobiles_anew_under_the_current_master_key(@TempDir Path folder) throws IOException {
        hub.opened(ACCEPTED);
        Outbox outbox = withSecondKey(folder);

        assertThat(outbox.reseal()).as("one in the case, two in messages").isEqualTo(3);
        assertThat(outbox.reseal()).isZero();

        assertThat(outbox.claim(10, MINUTE)).extracting(Outbox.Message::mobile).containsOnly("9000001234");
        assertThat(hub.sql()
                        .sql("SELECT sum(recipient_key_id) FROM case_message")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    private Outbox withSecondKey(Path folder) throws IOException {
        Path second = folder.resolve("master-2.key");
        Files.writeString(second, Base64.getEncoder().encodeToString(new byte[32]));
        Path keys = TestFolder.of("test-keys");
        var first = new KeyFile(1, keys.resolve("master-1.key"));
        var secrets = new KeptSecrets(
                MasterKeys.load(List.of(new KeyFile(2, second), first), keys.resolve("search.key")),
                new SecureRandom());
        return new Outbox(hub.source, secrets, hub.clock);
    }

    @Test
    void seals_anew_what_comes_after_something_that_cannot_be_opened(@TempDir Path folder) throws IOException {
        String spoiled = hub.opened();
        hub.opened();
        spoil("tracked_case", "code", spoiled);
        spoil("case_message", "case_code", spoiled);
        Outbox outbox = withSecondKey(folder);

        assertThat(outbox.reseal()).isEqualTo(2);
        assertThat(outbox.reseal()).isZero();
        assertThat(left("recipient")).as("nothing is lost").isEqualTo(2);
    }

    @Test
    void seals_more_mobiles_anew_than_it_reads_at_once(@TempDir Path folder) throws IOException {
        hub.opened();
        hub.sql().sql("""
            INSERT INTO case_message (case_code, state, agency, template, recipient_key_id, recipient)
            SELECT case_code, state, agency, template, recipient_key_id, recipient
              FROM case_message, generate_series(1, 1000)
            """).update();

        assertThat(withSecondKey(folder).reseal()).isEqualTo(1002);
    }

    @Test
    void puts_a_message_aside_that_cannot_be_opened_and_gives_out_the_others() {
        String spoiled = hub.opened();
        String sound = hub.opened();
        spoil("case_message", "case_code", spoiled);

        assertThat(hub.here.outbox.claim(1, MINUTE))
                .extracting(Outbox.Message::code)
                .containsExactly(sound);

        assertThat(hub.here.outbox.putAside()).isOne();
        hub.clock.advance(MINUTE);
        assertThat(hub.here.outbox.claim(2, MINUTE)).as("of two").hasSize(1);
    }

    @Test
    void gives_out_again_what_can_be_opened_again(@TempDir Path folder) throws IOException {
        String code = hub.opened();
        spoil("case_message", "case_code", code);
        assertThat(hub.here.outbox.claim(1, MINUTE)).isEmpty();
        hub.sql()
                .sql("UPDATE case_message SET recipient = (SELECT recipient FROM tracked_case)")
                .update();
        Outbox outbox = withSecondKey(folder);

        outbox.reseal();

        hub.clock.advance(MINUTE);
        assertThat(outbox.claim(1, MINUTE)).hasSize(1);
        assertThat(outbox.putAside()).isZero();
    }

    @Test
    void gives_out_what_another_node_sealed_under_a_key_that_came_here_later(@TempDir Path folder) throws IOException {
        String code = hub.opened();
        Outbox ahead = withSecondKey(folder);
        ahead.reseal();
        assertThat(hub.here.outbox.claim(1, MINUTE)).isEmpty();
        hub.clock.advance(MINUTE);

        ahead.sweep();

        assertThat(ahead.claim(1, MINUTE)).extracting(Outbox.Message::code).containsExactly(code);
    }

    private void spoil(String table, String column, String code) {
        hub.sql()
                .sql("UPDATE " + table
                        + " SET recipient = set_byte(recipient, 12, 255 - get_byte(recipient, 12)) WHERE " + column
                        + " = ?")
                .param(code)
                .update();
    }

    @Test
    void deletes_what_is_old() {
        hub.opened();
        hub.sql()
                .sql("UPDATE case_message SET made_at = ?::timestamptz")
                .param("2026-09-01T00:00:00Z")
                .update();

        assertThat(hub.here.outbox.sweep()).isOne();
        assertThat(templates()).isEmpty();
    }

    @Test
    void erases_what_tells_whose_a_case_is() {
        String code = hub.opened(ACCEPTED);
        byte[] person = hub.keys.subjectHash(TestTracking.PERSON);

        assertThat(hub.here.erasure.eraseSubject(person, "operator/registry", "he asked for it"))
                .isEqualTo(new CaseErasure.Outcome.Erased(1));
        assertThat(hub.here.erasure.eraseSubject(person, "operator/registry", "again"))
                .isEqualTo(new CaseErasure.Outcome.Erased(0));

        assertThat(hub.here.tracking.look(code, TestTracking.END, "192.0.2.1")).isEqualTo(new Look.Unknown());
        assertThat(templates()).isEmpty();
        assertThat(left("mobile_hash") + left("subject_hash") + left("recipient"))
                .isZero();
        assertThat(hub.sql()
                        .sql("SELECT count(*) FROM case_event WHERE note <> ''")
                        .query(Long.class)
                        .single())
                .isZero();
        hub.tell(CITY, "event", "DECIDED", "trackingCode", code);
    }

    @Test
    void erases_a_case_that_was_opened_with_a_mobile_alone_by_its_code() {
        String code = hub.open();

        assertThat(hub.here.erasure.eraseCase(new TrackingCode(code), "operator/registry", "he asked for it"))
                .isEqualTo(new CaseErasure.Outcome.Erased(1));
        assertThat(left("mobile_hash")).isZero();
    }

    @Test
    void erases_nothing_under_a_legal_hold_not_even_by_the_code_of_the_case() {
        String code = hub.opened();
        byte[] person = hub.keys.subjectHash(TestTracking.PERSON);
        var about = new Hold.About(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(person),
                Optional.empty(),
                Optional.empty());
        long hold = hub.here.holds.place(about, "operator/registry", "a trial").orElseThrow();

        assertThat(hub.here.erasure.eraseSubject(person, "operator/registry", "he asked for it"))
                .isEqualTo(new CaseErasure.Outcome.Held(hold));
        assertThat(hub.here.erasure.eraseCase(new TrackingCode(code), "operator/registry", "he asked for it"))
                .isEqualTo(new CaseErasure.Outcome.Held(hold));
        assertThat(left("subject_hash")).isOne();
    }
}

package ir.gsb.exchangelog;

import static ir.gsb.exchangelog.TestNode.CITY;
import static ir.gsb.exchangelog.TestNode.TAX;
import static ir.gsb.exchangelog.TestNode.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.message.Admitted;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Outcome;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Stages;
import ir.gsb.store.SharedPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static HikariDataSource source;

    private final SettableClock clock = new SettableClock();
    private final TestNode first = new TestNode(source, "first", clock);
    private final TestNode second = new TestNode(source, "second", clock);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeAll
    static void make_a_database() {
        source = SharedPostgres.migrated("admission");
    }

    @AfterAll
    static void close_it() {
        source.close();
    }

    @AfterEach
    void stop() {
        threads.close();
        first.close();
        second.close();
    }

    private static void assertRefused(Code code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    @Test
    void admits_a_new_message() {
        assertThat(first.admitted(TAX, newId(), "{}").retryOf()).isEmpty();
    }

    @Test
    void refuses_a_signature_that_was_used_on_any_node() {
        var message = first.asked(TAX, newId(), "{}");
        first.admission.admit(message);

        assertRefused(Code.REPLAY_REFUSED, () -> first.admission.admit(message));
        assertRefused(Code.REPLAY_REFUSED, () -> second.admission.admit(message));
    }

    @Test
    void refuses_a_replay_after_a_restart() {
        var message = first.asked(TAX, newId(), "{}");
        first.admission.admit(message);
        first.close();

        try (var restarted = new TestNode(source, "first", clock)) {
            assertRefused(Code.REPLAY_REFUSED, () -> restarted.admission.admit(message));
        }
    }

    @Test
    void refuses_a_replayed_get() {
        var get = Stages.verified(first.received("GET", ""), TAX, Optional.empty(), newId());
        assertThat(first.admission.admit(get).retryOf()).isEmpty();

        assertRefused(Code.REPLAY_REFUSED, () -> second.admission.admit(get));
    }

    @Test
    void refuses_other_content_under_the_same_message_id() {
        String id = newId();
        first.admitted(TAX, id, "{\"a\":1}");

        assertRefused(Code.MESSAGE_ID_REUSED, () -> second.admitted(TAX, id, "{\"a\":2}"));
    }

    @Test
    void takes_the_same_message_id_of_another_party() {
        String id = newId();
        first.admitted(TAX, id, "{}");

        assertThat(first.admitted(CITY, id, "{}").retryOf()).isEmpty();
    }

    @Test
    void leads_a_retry_to_the_exchange_that_was_carried_out() {
        String id = newId();
        var accepted = first.accepted(id, "{}");
        first.answered(accepted, "{\"status\":\"MATCH\"}");

        assertThat(second.admitted(TAX, id, "{}").retryOf())
                .contains(accepted.received().id());
    }

    @Test
    void lets_a_duplicate_wait_for_the_first_on_the_same_and_on_another_node() throws Exception {
        String id = newId();
        var accepted = first.accepted(id, "{}");
        Future<Admitted> here = threads.submit(() -> first.admitted(TAX, id, "{}"));
        Future<Admitted> there = threads.submit(() -> second.admitted(TAX, id, "{}"));
        assertThatThrownBy(() -> here.get(200, TimeUnit.MILLISECONDS)).isNotNull();
        assertThat(there.isDone()).isFalse();

        first.answered(accepted, "{}");

        var original = Optional.of(accepted.received().id());
        assertThat(here.get(20, TimeUnit.SECONDS).retryOf()).isEqualTo(original);
        assertThat(there.get(20, TimeUnit.SECONDS).retryOf()).isEqualTo(original);
    }

    @Test
    void does_not_use_a_message_id_up_by_a_failure_that_may_pass() throws Exception {
        String id = newId();
        var accepted = first.accepted(id, "{}");
        Future<Admitted> waiting = threads.submit(() -> second.admitted(TAX, id, "{}"));
        var timeout = Outcome.of(Refusal.of(Code.PROVIDER_TIMEOUT, "Ask again later."), "socket timed out");

        first.log.record(Stages.reply(accepted, timeout, 504, TestNode.bytes("{}")));

        assertThat(waiting.get(20, TimeUnit.SECONDS).retryOf()).isEmpty();
    }

    @Test
    void uses_a_message_id_up_by_a_failure_that_will_not_pass() {
        String id = newId();
        var admitted = first.admitted(TAX, id, "{}");
        var refused = Outcome.of(Refusal.of(Code.ACCESS_DENIED, "Ask for an agreement."), "");
        first.log.record(Stages.reply(admitted, refused, 403, TestNode.bytes("{}")));

        assertThat(second.admitted(TAX, id, "{}").retryOf())
                .contains(admitted.received().id());
        assertRefused(Code.MESSAGE_ID_REUSED, () -> second.admitted(TAX, id, "{ }"));
    }

    @Test
    void takes_over_when_the_lease_of_a_stopped_node_ends() {
        String id = newId();
        first.accepted(id, "{}");
        clock.advance(Duration.ofSeconds(92));

        assertThat(second.admitted(TAX, id, "{}").retryOf()).isEmpty();
    }

    @Test
    void a_node_that_was_killed_frees_what_it_held_when_it_starts_again() throws Exception {
        String accepted = newId();
        String admitted = newId();
        String answered = newId();
        var killed = new TestNode(source, "killed", clock);
        ExchangeId open = killed.accepted(accepted, "{}").received().id();
        killed.admitted(TAX, admitted, "{}");
        killed.answered(killed.accepted(answered, "{}"), "{}");
        killed.close();

        try (var again = new TestNode(source, "killed", clock);
                var recovery = new Recovery(source, again.log, clock)) {
            recovery.keepName();
            assertThat(again.admitted(TAX, accepted, "{}").retryOf()).isEmpty();
            assertThat(again.admitted(TAX, admitted, "{}").retryOf()).isEmpty();
            assertThat(again.admitted(TAX, answered, "{}").retryOf()).isPresent();
            assertThat(again.log.find(open, TAX).orElseThrow().outcome()).contains("internal-error");
        }
    }

    @Test
    void a_node_frees_nothing_while_another_of_its_name_runs() throws Exception {
        String id = newId();
        try (var own = new Recovery(source, first.log, clock)) {
            first.accepted(id, "{}");
            try (var twin = new TestNode(source, "first", clock);
                    var none = new Recovery(source, twin.log, clock)) {
                Future<Admitted> waiting = threads.submit(() -> twin.admitted(TAX, id, "{}"));

                assertThatThrownBy(() -> waiting.get(200, TimeUnit.MILLISECONDS))
                        .isNotNull();
                clock.advance(Duration.ofSeconds(92));
                assertThat(waiting.get(20, TimeUnit.SECONDS).retryOf()).isEmpty();
            }
        }
    }

    @Test
    void forgets_a_message_id_after_a_day() {
        String id = newId();
        first.answered(first.accepted(id, "{}"), "{}");
        clock.advance(Duration.ofHours(25));

        assertThat(second.admitted(TAX, id, "{\"other\":1}").retryOf()).isEmpty();
    }

    @Test
    void admits_one_of_many_duplicates_that_come_to_two_nodes_at_once() throws Exception {
        String id = newId();
        List<Future<Admitted>> all = new ArrayList<>();
        for (TestNode node : List.of(first, second)) {
            IntStream.range(0, 20)
                    .forEach(i -> all.add(threads.submit(() -> {
                        Admitted admitted = node.admitted(TAX, id, "{}");
                        if (admitted.retryOf().isEmpty()) {
                            node.answered(node.log.accept(Stages.authorised(admitted)), "{}");
                        }
                        return admitted;
                    })));
        }
        List<ExchangeId> carriedOut = new ArrayList<>();
        List<ExchangeId> originals = new ArrayList<>();
        for (Future<Admitted> one : all) {
            Admitted admitted = one.get(20, TimeUnit.SECONDS);
            admitted.retryOf()
                    .ifPresentOrElse(
                            originals::add,
                            () -> carriedOut.add(admitted.received().id()));
        }

        assertThat(carriedOut).hasSize(1);
        assertThat(originals).hasSize(39).containsOnly(carriedOut.getFirst());
    }

    @Test
    void admits_one_of_many_replays_that_come_to_two_nodes_at_once() throws Exception {
        String signature = newId();
        List<Future<Boolean>> all = new ArrayList<>();
        for (TestNode node : List.of(first, second)) {
            IntStream.range(0, 20)
                    .forEach(i -> all.add(threads.submit(() -> {
                        try {
                            node.admission.admit(
                                    Stages.verified(node.received("POST", "{}"), TAX, Optional.of(newId()), signature));
                            return true;
                        } catch (RefusedException replay) {
                            return false;
                        }
                    })));
        }
        int admitted = 0;
        for (Future<Boolean> one : all) {
            admitted += one.get(20, TimeUnit.SECONDS) ? 1 : 0;
        }
        assertThat(admitted).isEqualTo(1);
    }
}

package ir.gsb.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.exchangelog.SqlRider;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import ir.gsb.store.SharedPostgres;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may carry an exchange out, and what becomes of it when its node falls. */
class SqlQueueTest {

    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final HikariDataSource source = SharedPostgres.migrated("sql_queue");
    private final SqlQueue queue = new SqlQueue(source, Clock.fixed(NOW, ZoneOffset.UTC));
    private final SqlQueue later = new SqlQueue(source, Clock.fixed(NOW.plus(LEASE.multipliedBy(2)), ZoneOffset.UTC));
    private final SqlQueueList list = new SqlQueueList(source, Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        source.close();
    }

    private ExchangeId queued(boolean idempotent) throws Exception {
        var id = ExchangeId.at(NOW, new SecureRandom());
        var item = new Item(
                id,
                Party.parse("tax/portal"),
                Party.parse("post/addresses"),
                InquiryType.parse("postal-address/v1"),
                idempotent,
                Optional.empty(),
                0,
                NOW.plus(Duration.ofHours(24)));
        try (Connection connection = source.getConnection()) {
            SqlRider.write(connection, List.of(queue.adding(item, Optional.empty())));
        }
        return id;
    }

    private QueuedExchange.State state(ExchangeId id) throws Exception {
        return list.find(id).orElseThrow().state();
    }

    @Test
    void one_worker_takes_an_exchange() throws Exception {
        ExchangeId id = queued(true);

        assertThat(queue.claim(id, "a", LEASE)).isPresent();
        assertThat(queue.claim(id, "b", LEASE)).isEmpty();
    }

    @Test
    void idempotent_exchange_of_a_fallen_node_waits_again() throws Exception {
        ExchangeId id = queued(true);
        queue.claim(id, "a", LEASE);

        queue.freeLost("");
        assertThat(state(id)).isEqualTo(QueuedExchange.State.RUNNING);
        later.freeLost("");

        assertThat(state(id)).isEqualTo(QueuedExchange.State.WAITING);
    }

    @Test
    void exchange_that_must_not_be_carried_out_twice_is_doubtful_until_an_operator_says_more() throws Exception {
        ExchangeId id = queued(false);
        queue.claim(id, "a", LEASE);

        queue.freeLost("a");

        assertThat(state(id)).isEqualTo(QueuedExchange.State.DOUBTFUL);
        assertThat(later.claim(id, "a", LEASE)).isEmpty();
        try (Connection connection = source.getConnection()) {
            assertThat(list.act(connection, QueueAct.REQUEUE, id)).isTrue();
        }
        assertThat(queue.claim(id, "a", LEASE)).isPresent();
    }

    @Test
    void what_the_broker_forgot_is_told_again_once_in_a_while() throws Exception {
        ExchangeId id = queued(true);

        assertThat(queue.forgotten(LEASE)).isEmpty();
        assertThat(later.forgotten(LEASE)).contains(Party.parse("post/addresses"));
        assertThat(later.tellAgain(Party.parse("post/addresses"), LEASE)).contains(id);
        assertThat(later.tellAgain(Party.parse("post/addresses"), LEASE)).doesNotContain(id);
    }
}

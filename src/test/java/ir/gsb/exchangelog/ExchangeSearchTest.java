package ir.gsb.exchangelog;

import static ir.gsb.exchangelog.TestNode.CITY;
import static ir.gsb.exchangelog.TestNode.TAX;
import static ir.gsb.exchangelog.TestNode.bytes;
import static ir.gsb.exchangelog.TestNode.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Outcome;
import ir.gsb.message.Refusal;
import ir.gsb.message.Stages;
import ir.gsb.store.SharedPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExchangeSearchTest {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration DURING = Duration.ofDays(45);
    private static final int GENERATED = 3_000;

    private static HikariDataSource source;

    private final TestNode node = new TestNode(source, "here", new SettableClock());
    private final ExchangeSearch search = new ExchangeSearch(source, TestNode.keys());

    @BeforeAll
    static void make_a_database() throws SQLException {
        source = SharedPostgres.migrated("search");
        GeneratedExchanges.fill(source, GENERATED, FROM, DURING);
    }

    @AfterAll
    static void close_it() {
        source.close();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private static Query generated() {
        return Query.all().between(FROM, FROM.plus(DURING));
    }

    private List<Found> all(Query query) {
        List<Found> all = new ArrayList<>();
        Page<Found> page = search.search(query);
        all.addAll(page.rows());
        while (page.older().isPresent()) {
            page = search.search(query.at(page.older().get()));
            all.addAll(page.rows());
        }
        return all;
    }

    @Test
    void pages_through_all_without_gaps_or_repeats() {
        List<Found> all = all(generated().limitedTo(77));

        assertThat(all).hasSize(GENERATED);
        assertThat(new HashSet<>(all.stream().map(Found::id).toList())).hasSize(GENERATED);
        assertThat(all.stream().map(found -> found.id().toString()).toList())
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void pages_back_as_it_came() {
        Query query = generated().with(Term.OUTCOME, "FOUND").limitedTo(50);
        Page<Found> first = search.search(query);
        Page<Found> second = search.search(query.at(first.older().orElseThrow()));
        Page<Found> third = search.search(query.at(second.older().orElseThrow()));

        Page<Found> again = search.search(query.at(third.newer().orElseThrow()));
        Page<Found> begin = search.search(query.at(again.newer().orElseThrow()));

        assertThat(again.rows()).isEqualTo(second.rows());
        assertThat(begin.rows()).isEqualTo(first.rows());
        assertThat(begin.newer()).isEmpty();
        assertThat(first.newer()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Term.class)
    void finds_by_each_term_what_a_look_at_everything_finds(Term term) throws SQLException {
        var accepted = node.accepted(newId(), "{}");
        node.answered(accepted, "{}");
        String value = term == Term.SUBJECT
                ? search.subjectHash("0001234560")
                : value(
                        term,
                        search.exchange(accepted.received().id()).orElseThrow().found());
        Query query = Query.all().with(term, value).limitedTo(3);

        assertThat(all(query).stream().map(Found::id).toList())
                .contains(accepted.received().id())
                .hasSize(counted(term, value));
    }

    private static String value(Term term, Found found) {
        return switch (term) {
            case MESSAGE_ID -> found.messageId().orElseThrow();
            case TRACKING_CODE -> found.trackingCode().orElseThrow();
            case USER -> found.user().orElseThrow();
            case AGREEMENT -> found.agreement().orElseThrow();
            case OUTCOME -> found.outcome().orElseThrow();
            case CLIENT -> found.client().orElseThrow().toString();
            case PROVIDER -> found.provider().orElseThrow().toString();
            case INQUIRY -> found.inquiry().orElseThrow().toString();
            case SUBJECT -> throw new IllegalArgumentException("hashed");
        };
    }

    private static int counted(Term term, String value) throws SQLException {
        String column = term == Term.USER
                ? "client_user"
                : term == Term.SUBJECT
                        ? "encode(subject_hash, 'hex')"
                        : term.name().toLowerCase(Locale.ROOT);
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("SELECT count(*) FROM exchange WHERE " + column + " = ?")) {
            statement.setString(1, value);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    @Test
    void finds_where_all_terms_meet() {
        Query query = generated()
                .with(Term.CLIENT, "client-0/portal")
                .with(Term.INQUIRY, "inquiry-0/v1")
                .with(Term.OUTCOME, "NO_MATCH")
                .limitedTo(4);
        List<Found> expected = all(generated().limitedTo(200)).stream()
                .filter(found -> found.client().orElseThrow().toString().equals("client-0/portal"))
                .filter(found -> found.inquiry().orElseThrow().toString().equals("inquiry-0/v1"))
                .filter(found -> found.outcome().orElseThrow().equals("NO_MATCH"))
                .toList();

        assertThat(expected).isNotEmpty();
        assertThat(all(query)).isEqualTo(expected);
        assertThat(all(query.with(Term.AGREEMENT, "A-1-1"))).isEmpty();
    }

    @Test
    void begins_and_ends_with_the_given_time() {
        Instant first = FROM.plus(Duration.ofDays(10));
        List<Found> day =
                all(Query.all().between(first, first.plus(Duration.ofDays(1))).limitedTo(20));

        assertThat(day).hasSizeBetween(GENERATED / 45 - 2, GENERATED / 45 + 2);
        assertThat(day)
                .allSatisfy(found -> assertThat(found.receivedAt())
                        .isBetween(first, first.plus(Duration.ofDays(1)).minusMillis(1)));
    }

    @Test
    void shows_what_is_pending_and_what_was_refused() {
        var pending = node.accepted(newId(), "{}").received().id();
        var refused = node.admitted(CITY, newId(), "{}");
        node.log.record(Stages.reply(
                refused, Outcome.of(Refusal.of(Code.SCHEMA_VIOLATION, "Does not fit."), ""), 400, bytes("{}")));

        assertThat(search.exchange(pending).orElseThrow().found().outcome()).isEmpty();
        assertThat(search.search(Query.all().with(Term.CLIENT, TAX.toString())).rows())
                .anySatisfy(found -> assertThat(found.id()).isEqualTo(pending));
        assertThat(search.search(Query.all().with(Term.CLIENT, CITY.toString()).with(Term.OUTCOME, "schema-violation"))
                        .rows())
                .extracting(Found::id)
                .containsExactly(refused.received().id());
    }

    @Test
    void shows_all_of_one_exchange() {
        var accepted = node.accepted(newId(), "{}");
        node.answered(accepted, "{\"status\":\"MATCH\"}");

        AuditedExchange exchange = search.exchange(accepted.received().id()).orElseThrow();

        assertThat(exchange.kept()).isTrue();
        assertThat(exchange.algorithm()).contains("ecdsa-p256-sha256");
        assertThat(exchange.thumbprint().orElseThrow()).hasSize(43);
        assertThat(exchange.requestCommitment().orElseThrow()).hasSize(64);
        assertThat(exchange.answerCommitment().orElseThrow()).hasSize(64);
        assertThat(exchange.answerSize()).contains(18L);
        assertThat(exchange.node()).isEqualTo("here");
        assertThat(exchange.found().elapsed()).isPresent();
        assertThat(search.exchange(ExchangeId.at(FROM, TestNode.RANDOM))).isEmpty();
    }

    @Test
    void shows_acts_as_acts_and_not_as_exchanges() {
        var about = node.accepted(newId(), "{}").received().id();
        ExchangeId act = node.log.record(new Act(Act.Word.PAYLOAD_READ, "auditor-1", Optional.of(about), "case 12"));
        node.log.record(new Act(Act.Word.SEARCHED, "auditor-1", Optional.empty(), "client"));

        assertThat(all(Query.all())).extracting(Found::id).doesNotContain(act);
        assertThat(search.exchange(act)).isEmpty();
        assertThat(search.exchange(about).orElseThrow().acts()).singleElement().satisfies(done -> {
            assertThat(done.word()).isEqualTo("payload-read");
            assertThat(done.actor()).isEqualTo("auditor-1");
            assertThat(done.reason()).isEqualTo("case 12");
        });
        Page<DoneAct> newest = search.acts(Optional.of("auditor-1"), Optional.empty(), 1);
        Page<DoneAct> next = search.acts(Optional.of("auditor-1"), newest.older(), 1);
        assertThat(newest.rows()).extracting(DoneAct::word).containsExactly("searched");
        assertThat(next.rows()).extracting(DoneAct::id).containsExactly(act);
        assertThat(next.older()).isEmpty();
        assertThat(search.acts(Optional.of("auditor-1"), next.newer(), 1).rows())
                .isEqualTo(newest.rows());
    }

    @Test
    void refuses_values_that_nothing_can_have() {
        assertThatThrownBy(() -> Query.all().with(Term.CLIENT, "nobody")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Query.all().with(Term.SUBJECT, "0001234560x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Query.all().limitedTo(201)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Query.all().between(FROM, FROM)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cursor.parse("later")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void counts_what_a_time_was_like() {
        var statistics = new ExchangeStatistics(source);
        Statistics day = statistics.of(FROM, FROM.plus(Duration.ofDays(30)), Statistics.Grain.DAY);
        Statistics hour = statistics.of(FROM, FROM.plus(Duration.ofDays(1)), Statistics.Grain.HOUR);

        assertThat(day.slots().stream().mapToLong(Statistics.Slot::ended).sum()).isEqualTo(GENERATED * 30L / 45);
        assertThat(day.slots())
                .hasSize(31)
                .allSatisfy(slot -> assertThat(slot.outcomes().stream()
                                .mapToLong(Statistics.Count::exchanges)
                                .sum())
                        .isEqualTo(slot.ended()));
        assertThat(day.slots().get(3).median().orElseThrow())
                .isLessThanOrEqualTo(day.slots().get(3).slow().orElseThrow());
        assertThat(day.refusals().getFirst().name()).isEqualTo("access-denied");
        assertThat(day.clients().getFirst().name()).isEqualTo("client-0/portal");
        assertThat(day.inquiries().getFirst().name()).isEqualTo("inquiry-0/v1");
        assertThat(day.providers()).isNotEmpty();
        assertThat(hour.slots()).hasSizeBetween(20, 25);
        assertThatThrownBy(() -> statistics.of(FROM, FROM.plus(DURING), Statistics.Grain.DAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void points_at_what_is_unusual() throws SQLException {
        Instant busy = FROM.plus(Duration.ofDays(20));
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    UPDATE record SET client_user = 'user-busy', subject_hash = decode(md5('one'), 'hex')
                     WHERE kind = 1 AND exchange_id BETWEEN '%s' AND '%s'
                    """.formatted(SqlFound.firstIdAt(busy), SqlFound.firstIdAt(busy.plus(Duration.ofDays(4)))));
            statement.execute("UPDATE record SET client = 'client-9/portal' WHERE client_user = 'user-busy'");
        }

        List<Anomaly> anomalies =
                new ExchangeStatistics(source).anomalies(busy.minus(Duration.ofDays(5)), busy.plus(Duration.ofDays(5)));

        Map<Anomaly.Kind, List<Anomaly>> byKind = anomalies.stream().collect(Collectors.groupingBy(Anomaly::kind));
        assertThat(byKind.get(Anomaly.Kind.BUSY_USER)).anySatisfy(anomaly -> {
            assertThat(anomaly.user()).contains("user-busy");
            assertThat(anomaly.exchanges()).isGreaterThanOrEqualTo(50);
        });
        assertThat(byKind.get(Anomaly.Kind.OUT_OF_HOURS)).isNotEmpty();
        assertThat(byKind.get(Anomaly.Kind.MANY_MISSES))
                .singleElement()
                .satisfies(anomaly -> assertThat(anomaly.exchanges()).isGreaterThanOrEqualTo(5));
    }
}

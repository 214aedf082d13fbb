package ir.gsb.tracking;

import static ir.gsb.tracking.TestTracking.END;
import static ir.gsb.tracking.TestTracking.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.store.SharedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GuessesTest {

    private static final String WRONG = "9999";

    private static TestTracking hub;
    private static int sources;

    private final String source = "192.0.2." + sources++;

    @BeforeAll
    static void make_a_database() {
        hub = new TestTracking("guesses");
    }

    @AfterAll
    static void close_it() {
        hub.close();
    }

    private Look look(String code, String factor) {
        return hub.here.tracking.look(code, factor, source);
    }

    private static String nobodys() {
        return TrackingCode.of(LocalDate.of(2025, 1, 1), sources).digits();
    }

    private static String elsewhere(int i) {
        return "198.51." + sources + "." + i;
    }

    @Test
    void slows_one_source_at_a_code_more_and_more_and_then_locks_it() {
        String code = hub.opened();
        List<Duration> waits = new ArrayList<>();
        int guesses = 0;
        while (guesses < 12) {
            if (look(code, WRONG) instanceof Look.Slowed(var until)) {
                waits.add(Duration.between(hub.clock.instant(), until));
                hub.clock.advance(waits.getLast());
            } else {
                guesses++;
            }
        }
        hub.clock.advance(Duration.ofHours(3));

        assertThat(waits)
                .extracting(Duration::toSeconds)
                .containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 320L, 10_800L, 10_800L);
        assertThat(look(code, END)).isInstanceOf(Look.Found.class);
    }

    @Test
    void one_source_alone_locks_nobody_else_out() {
        String code = hub.opened();
        Instant evening = hub.clock.instant().plus(Duration.ofDays(1));
        int guesses = 0;
        while (hub.clock.instant().isBefore(evening)) {
            if (look(code, WRONG) instanceof Look.Slowed(var until)) {
                hub.clock.advance(Duration.between(hub.clock.instant(), until));
            } else {
                guesses++;
            }
        }

        assertThat(guesses).isEqualTo(17);
        assertThat(hub.here.tracking.look(code, END, elsewhere(1))).isInstanceOf(Look.Found.class);
    }

    @Test
    void many_sources_close_a_code_to_the_mobile_but_not_to_the_national_id() {
        String code = hub.opened();
        for (int i = 0; i < 20; i++) {
            assertThat(hub.here.tracking.look(code, WRONG, elsewhere(i))).isEqualTo(new Look.Unknown());
        }

        assertThat(look(code, END))
                .isEqualTo(new Look.Slowed(hub.clock.instant().plus(Duration.ofHours(1))));
        assertThat(look(code, PERSON)).isInstanceOf(Look.Found.class);
        hub.clock.advance(Duration.ofHours(1));
        assertThat(look(code, END)).isInstanceOf(Look.Found.class);
    }

    @Test
    void an_unknown_code_takes_the_same_statements_as_a_wrong_factor() {
        String code = hub.opened();
        var told = new ToldStatements(hub.source);
        Tracking there = hub.new Parts(told.source()).tracking;

        there.look(code, WRONG, elsewhere(1));
        List<String> ofWrongFactor = told.taken();
        there.look(nobodys(), WRONG, elsewhere(2));

        assertThat(told.taken()).isEqualTo(ofWrongFactor).hasSizeGreaterThan(5);
    }

    @Test
    void a_factor_is_hashed_both_ways_whatever_it_is() {
        var factors = new Factors(hub.keys);
        for (String typed : List.of("", "1", END, PERSON)) {
            assertThat(factors.typed(nobodys(), typed).asMobile()).isNotEmpty();
            assertThat(factors.typed(nobodys(), typed).asPerson()).isNotEmpty();
        }
    }

    @Test
    void slows_who_guesses_at_many_codes_but_nobody_else() {
        for (int i = 0; i < 10; i++) {
            assertThat(look(TrackingCode.of(LocalDate.of(2026, 10, 1), i).digits(), END))
                    .isEqualTo(new Look.Unknown());
        }
        String code = hub.opened();

        assertThat(look(code, END)).isInstanceOf(Look.Slowed.class);
        assertThat(hub.here.tracking.look(code, END, elsewhere(120))).isInstanceOf(Look.Found.class);
    }

    @Test
    void takes_all_addresses_of_an_ipv6_network_for_one_source() {
        for (int i = 0; i < 10; i++) {
            String guessed = TrackingCode.of(LocalDate.of(2026, 10, 2), i).digits();
            assertThat(hub.here.tracking.look(guessed, END, "2001:db8:1:2::" + (i + 1)))
                    .isEqualTo(new Look.Unknown());
        }
        String code = hub.opened();

        assertThat(hub.here.tracking.look(code, END, "[2001:db8:1:2:ffff::9]")).isInstanceOf(Look.Slowed.class);
        assertThat(hub.here.tracking.look(code, END, "2001:db8:1:3::1")).isInstanceOf(Look.Found.class);
    }

    @Test
    void is_locked_on_every_node_at_once() {
        String code = hub.opened();
        try (var other = SharedPostgres.pool("guesses")) {
            var there = hub.new Parts(other);
            for (int i = 0; i < 3; i++) {
                assertThat(there.tracking.look(code, WRONG, source)).isEqualTo(new Look.Unknown());
            }
        }

        assertThat(look(code, END)).isInstanceOf(Look.Slowed.class);
    }

    @Test
    void counts_guesses_that_come_at_once() throws Exception {
        String code = hub.opened();
        List<Callable<Look>> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(() -> look(code, WRONG));
        }
        long looked = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var one : threads.invokeAll(many)) {
                looked += one.get() instanceof Look.Unknown ? 1 : 0;
            }
        }

        assertThat(looked).isLessThanOrEqualTo(3);
    }

    @Test
    void forgets_his_own_slips_of_one_who_finds_his_case_and_those_of_a_day_ago() {
        String code = hub.opened();
        look(code, WRONG);
        look(code, WRONG);
        look(code, END);
        look(code, WRONG);
        look(code, WRONG);
        assertThat(look(code, END)).isInstanceOf(Look.Found.class);

        look(code, WRONG);
        hub.clock.advance(Duration.ofDays(2));
        assertThat(hub.here.tracking.sweep()).isPositive();
    }
}

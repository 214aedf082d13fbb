package ir.gsb.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places places = new Places(12);

    private int takenBy(String claimant) {
        int taken = 0;
        while (places.take(claimant).isPresent()) {
            taken++;
        }
        return taken;
    }

    @Test
    void leaves_half_to_others_when_one_takes_all_it_gets() {
        assertThat(takenBy("flooder")).isEqualTo(6);
        assertThat(takenBy("other")).isEqualTo(4);
        assertThat(takenBy("third")).as("what is left").isEqualTo(2);
    }

    @Test
    void has_a_place_for_a_newcomer_as_soon_as_flooders_are_answered() {
        Map<String, Deque<Places.Place>> flooders = new TreeMap<>();
        for (int i = 0; i < 3; i++) {
            flooders.put("flooder " + i, new ArrayDeque<>());
        }
        for (int round = 0; round < 12; round++) {
            flooders.forEach((flooder, held) -> {
                if (!held.isEmpty()) {
                    held.remove().close();
                }
                for (var more = places.take(flooder); more.isPresent(); more = places.take(flooder)) {
                    held.add(more.get());
                }
            });
        }

        assertThat(flooders.values()).extracting(Deque::size).containsExactly(3, 3, 3);
        assertThat(places.take("newcomer")).isPresent();
    }

    @Test
    void keeps_what_it_gave_when_more_claimants_come() throws Exception {
        List<Places.Place> held = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            held.add(places.take("first").orElseThrow());
        }
        takenBy("second");
        takenBy("third");

        assertThat(places.take("first")).as("more than its share").isEmpty();
        for (Places.Place place : held) {
            place.close();
        }
        assertThat(places.take("first")).isPresent();
    }

    @Test
    void gives_no_more_than_it_has_and_gets_all_back() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        List<Callable<Void>> messages = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            String claimant = "party " + i % 7;
            messages.add(() -> {
                Optional<Places.Place> place = places.take(claimant);
                if (place.isPresent()) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.yield();
                    inside.decrementAndGet();
                    place.get().close();
                }
                return null;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(messages);
        }

        assertThat(most.get()).isBetween(1, 12);
        assertThat(takenBy("afterwards")).isEqualTo(6);
    }

    @Test
    void always_has_one_for_somebody_where_there_is_but_one() {
        assertThat(new Places(1).take("anyone")).isPresent();
    }
}

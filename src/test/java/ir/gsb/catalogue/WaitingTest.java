package ir.gsb.catalogue;

import static ir.gsb.catalogue.SheetRoom.REVIEWER;
import static ir.gsb.catalogue.SheetRoom.SIGNER;
import static ir.gsb.catalogue.SheetRoom.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What waits for reviewers, in the order in which it began to wait. */
class WaitingTest {

    private static final Person OTHER = new Person("other", Role.REVIEWER, Optional.empty());

    private final MovableClock clock = new MovableClock(Instant.now());

    private ServiceFile signed(SheetRoom room, String reference) {
        clock.advance(Duration.ofMinutes(1));
        ServiceFile file = room.step(SIGNER, room.drafted(sheet(reference)), Word.SIGN);
        clock.advance(Duration.ofMinutes(1));
        return file;
    }

    private static List<String> references(SheetRoom room, Waiting waiting) {
        return room.files.waiting(waiting, 0, 10).stream()
                .map(ServiceFile::reference)
                .toList();
    }

    @Test
    void is_told_page_by_page_by_who_has_it_and_by_words() {
        try (var room = new SheetRoom("waiting", clock)) {
            ServiceFile early = room.drafted(sheet("begun-first"));
            ServiceFile mine = signed(room, "mine");
            ServiceFile passed = signed(room, "passed-on");
            signed(room, "waits");
            room.step(SIGNER, early, Word.SIGN);
            room.step(REVIEWER, mine, Word.TAKE_UP);
            ServiceFile returned = room.step(REVIEWER, room.step(REVIEWER, passed, Word.TAKE_UP), Word.RETURN);
            room.step(OTHER, room.step(SIGNER, returned, Word.SIGN), Word.TAKE_UP);

            Waiting signed = Waiting.in(State.AGENCY_SIGNED, "");
            assertThat(references(room, signed)).as("signed last, begun first").containsExactly("waits", "begun-first");
            assertThat(room.files.waiting(signed, 1, 1))
                    .extracting(ServiceFile::reference)
                    .containsExactly("begun-first");
            assertThat(room.files.count(signed)).isEqualTo(2);
            assertThat(references(room, Waiting.with("reviewer", false, ""))).containsExactly("mine");
            assertThat(references(room, Waiting.with("reviewer", true, ""))).containsExactly("passed-on");
            assertThat(references(room, Waiting.with("nobody", true, ""))).containsExactly("mine", "passed-on");
            assertThat(references(room, Waiting.in(State.AGENCY_SIGNED, "BEGUN")))
                    .containsExactly("begun-first");
        }
    }
}

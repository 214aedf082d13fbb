package ir.gsb.catalogue;

import static ir.gsb.catalogue.SheetRoom.REVIEWER;
import static ir.gsb.catalogue.SheetRoom.WRITER;
import static ir.gsb.catalogue.SheetRoom.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What one node publishes is on another within a second. */
class TwoNodesTest {

    @Test
    void shows_a_correction_and_an_end_on_another_node_within_a_second() {
        try (var room = new SheetRoom("sheet_nodes");
                var here = new SqlCatalogue(room.source);
                var there = new SqlCatalogue(room.source)) {
            ServiceFile published = room.published(room.drafted(SheetRoom.sheet("first")));
            String code = published.code().orElseThrow();
            within(there, code, shown -> shown.filter(one -> one.version() == 1).isPresent());

            ServiceFile revision = room.step(WRITER, published, Word.REVISE);
            ServiceFile saved = done(room.desk.save(WRITER, revision.id(), revision.edit(), Samples.full("اصلاح‌شده")));
            ServiceFile corrected = room.published(saved);
            within(
                    there,
                    code,
                    shown -> shown.filter(one -> one.title().fa().equals("خدمت اصلاح‌شده"))
                            .isPresent());
            within(here, code, shown -> shown.filter(one -> one.version() == 2).isPresent());
            assertThat(there.service(code).orElseThrow().sheet().filledBy()).isEqualTo(FilledBy.NONE);

            room.step(REVIEWER, corrected, Word.RETIRE);
            within(there, code, Optional::isEmpty);
            assertThat(there.service(code)).isEmpty();
        }
    }

    private static void within(SqlCatalogue node, String code, Predicate<Optional<Listing>> what) {
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> what.test(node.current().service(code)));
    }
}

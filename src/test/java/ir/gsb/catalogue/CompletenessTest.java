package ir.gsb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class CompletenessTest {

    @Test
    void finds_a_full_sheet_complete() {
        Completeness full = Completeness.of(Samples.full("x"));

        assertThat(full.percent()).isEqualTo(100);
        assertThat(full.gaps()).isEmpty();
        assertThat(full.signable()).isTrue();
    }

    @Test
    void tells_what_is_missing_by_section_and_weight() {
        Completeness begun = Completeness.of(Sheet.begun(new Text("خدمت", "")));

        assertThat(begun.percent()).isBetween(1, 20);
        assertThat(begun.gaps())
                .anySatisfy(gap -> assertThat(gap)
                        .isEqualTo(new Completeness.Gap("access.request.channels", "access", gap.percent(), true)))
                .anySatisfy(gap ->
                        assertThat(gap).isEqualTo(new Completeness.Gap("keywords", "keywords", gap.percent(), false)));
        assertThat(begun.gaps().stream()
                        .max(Comparator.comparingInt(Completeness.Gap::percent))
                        .orElseThrow()
                        .path())
                .isEqualTo("description.fa");
    }

    @Test
    void asks_why_one_must_come_only_of_who_must_come() {
        ObjectNode tree = Sheets.tree(Samples.full("x"));
        ((ObjectNode) tree.at("/access/request")).putArray("channels").add("IN_PERSON");

        assertThat(Completeness.of(Sheets.of(tree)).needed()).containsExactly("access.request.visitReason");
    }

    @Test
    void has_a_title_in_both_languages_for_each_field_section_and_column() {
        for (SheetField field : SheetField.ALL) {
            assertThat(field.title().fa()).isNotBlank();
            assertThat(FieldTitles.of(field.section()).en()).isNotBlank();
        }
        SheetRow.columns()
                .forEach(column -> assertThat(FieldTitles.of(column).fa()).isNotBlank());
        assertThat(FieldTitles.of("needs.documents[2].title").en()).isEqualTo("Documents");
    }

    @Test
    void knows_all_fields_that_a_sheet_has() {
        ObjectNode tree = Sheets.tree(Samples.full("x"));
        SheetField.ALL.forEach(field ->
                assertThat(field.in(tree).isMissingNode()).as(field.path()).isFalse());
        assertThat(tree.toString()).hasSizeGreaterThan(100);
        new SheetShape(path -> assertThat(path).as("a field that is not listed").isNull()).check("", tree);
    }

    @Test
    void counts_services_published_in_the_month_of_the_persian_calendar() {
        // 1 Azar 1405 in Tehran began at 20:30 UTC the day before.
        Instant first = Instant.parse("2026-11-21T20:30:00Z");
        Duty.Month month = Duty.Month.of(first);
        assertThat(month).isEqualTo(new Duty.Month(140509, first, Instant.parse("2026-12-21T20:30:00Z")));
        assertThat(Duty.Month.of(first.minusMillis(1)).number()).isEqualTo(140508);
        assertThat(Duty.Month.of(Instant.parse("2027-03-20T12:00:00Z")))
                .isEqualTo(new Duty.Month(
                        140512, Instant.parse("2027-02-19T20:30:00Z"), Instant.parse("2027-03-20T20:30:00Z")));

        try (var room = new SheetRoom("sheet_duty", Clock.fixed(first.plusSeconds(60), ZoneOffset.UTC))) {
            for (int i = 0; i < 3; i++) {
                assertThat(room.files.duty("tax")).isEqualTo(new Duty(140509, i));
                room.published(room.drafted(SheetRoom.sheet("duty-" + i)));
            }
            assertThat(room.files.duty("tax").isMet()).isTrue();
            assertThat(room.files.duty("post").isMet()).isFalse();
        }
    }
}

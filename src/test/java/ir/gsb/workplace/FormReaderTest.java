package ir.gsb.workplace;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormReaderTest {

    private static final Section FIGURES = Section.named("figures").orElseThrow();
    private static final Sheet BEFORE = Sheet.begun(new Text("خدمت", ""));

    private static FormReader reading(String... namesAndValues) {
        Map<String, String[]> sent = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            sent.put(namesAndValues[i], new String[] {namesAndValues[i + 1]});
        }
        return new FormReader(Filling.of(sent));
    }

    @Test
    void reads_numbers_as_people_write_them() {
        FormReader reader = reading(
                "figures.days",
                "۱۲",
                "figures.receivers",
                "۱٬۲۰۰٬۰۰۰",
                "costs[0].title",
                "هزینه",
                "costs[0].rials",
                "");
        Sheet sheet = reader.onto(BEFORE, FIGURES);

        assertThat(reader.faults()).isEmpty();
        assertThat(sheet.figures().days()).isEqualTo(12);
        assertThat(sheet.figures().receivers()).isEqualTo(1_200_000);
        assertThat(sheet.figures().visits()).isNull();
        assertThat(sheet.costs().getFirst().rials()).isZero();
    }

    @Test
    void finds_the_input_of_an_item_behind_an_empty_row() {
        FormReader reader = reading("costs[0].title", "", "costs[2].title", "هزینه", "costs[2].rials", "1");
        reader.onto(BEFORE, FIGURES);

        assertThat(reader.input("costs[1].title")).isEqualTo("costs[2].title");
        assertThat(reader.input("figures.days")).isEqualTo("figures.days");
    }

    @Test
    void takes_a_fraction_for_a_fault_and_changes_nothing() {
        FormReader reader = reading("figures.days", "1.5", "costs[0].title", "هزینه", "costs[0].rials", "۵٫۲۵");

        assertThat(reader.onto(BEFORE, FIGURES)).isEqualTo(BEFORE);
        assertThat(reader.faults())
                .containsOnly(Map.entry("figures.days", "fault.number"), Map.entry("costs[0].rials", "fault.number"));
    }
}

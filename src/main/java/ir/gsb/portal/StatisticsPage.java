package ir.gsb.portal;

import ir.gsb.pages.BarChart;
import ir.gsb.pages.BarChart.Bar;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The catalogue in numbers; each picture has its table. */
@Controller
class StatisticsPage {

    private final Overviews overviews;
    private final List<Fact> facts = Fact.all();

    StatisticsPage(Overviews overviews) {
        this.overviews = overviews;
    }

    /** A picture and its table. */
    public record Chart(String name, String picture, List<Row> rows) {}

    /** How many services, and how many of them are electronic. */
    public record Row(String label, long services, long electronic) {}

    @GetMapping({"/statistics", "/en/statistics"})
    String statistics(Words words, Model model) {
        Overview numbers = overviews.current();
        model.addAttribute("numbers", numbers);
        model.addAttribute(
                "charts",
                List.of(chart("clusters", numbers.clusters(), words), chart("kinds", numbers.kinds(), words)));
        model.addAttribute("facts", facts);
        return "portal/pages/statistics";
    }

    private static Chart chart(String name, Map<? extends Enum<?>, Overview.Tally> tallies, Words words) {
        List<Row> rows = tallies.entrySet().stream()
                .map(entry -> new Row(
                        words.word(entry.getKey()),
                        entry.getValue().services(),
                        entry.getValue().electronic()))
                .sorted(Comparator.comparingLong(Row::services).reversed())
                .toList();
        List<Bar> bars =
                rows.stream().map(row -> new Bar(row.label(), row.services())).toList();
        return new Chart(
                name,
                BarChart.drawNarrow(bars, "series-1", words.show(), !words.english(), words.of("statistics." + name)),
                rows);
    }
}

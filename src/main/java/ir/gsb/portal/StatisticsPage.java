package ir.gsb.portal;

import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Published;
import ir.gsb.pages.BarChart;
import ir.gsb.pages.BarChart.Bar;
import ir.gsb.tracking.SurveyItem;
import ir.gsb.tracking.SurveyResults;
import ir.gsb.tracking.Surveys;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The catalogue and what citizens said of it, in numbers; each picture has its table. */
@Controller
class StatisticsPage {

    private static final int MOST_RATED = 10;

    private final Overviews overviews;
    private final Catalogue catalogue;
    private final Surveys surveys;
    private final List<Fact> facts = Fact.all();

    StatisticsPage(Overviews overviews, Catalogue catalogue, Surveys surveys) {
        this.overviews = overviews;
        this.catalogue = catalogue;
        this.surveys = surveys;
    }

    /** A picture and its table. */
    public record Chart(String name, String picture, List<Row> rows) {}

    /** How many services, and how many of them are electronic. */
    public record Row(String label, long services, long electronic) {}

    /** An agency that enough have answered for. */
    public record Rated(String agency, String name, long answers, double mean) {}

    @GetMapping({"/statistics", "/en/statistics"})
    String statistics(Words words, Model model) {
        Overview numbers = overviews.current();
        Map<String, SurveyResults> results = surveys.agencies();
        model.addAttribute("numbers", numbers);
        model.addAttribute(
                "charts",
                List.of(chart("clusters", numbers.clusters(), words), chart("kinds", numbers.kinds(), words)));
        model.addAttribute(
                "answers",
                results.values().stream().mapToLong(SurveyResults::answers).sum());
        model.addAttribute("rated", rated(results, words));
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

    private List<Rated> rated(Map<String, SurveyResults> results, Words words) {
        Published published = catalogue.current();
        return results.entrySet().stream()
                .flatMap(entry -> rated(entry.getKey(), entry.getValue(), published, words).stream())
                .sorted(Comparator.comparingLong(Rated::answers).reversed())
                .limit(MOST_RATED)
                .toList();
    }

    private static Optional<Rated> rated(String code, SurveyResults results, Published published, Words words) {
        return Optional.ofNullable(results.items().get(SurveyItem.OVERALL))
                .flatMap(overall -> published
                        .agency(code)
                        .map(agency -> new Rated(code, words.text(agency.name()), results.answers(), overall.mean())));
    }
}

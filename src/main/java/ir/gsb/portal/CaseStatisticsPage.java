package ir.gsb.portal;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Province;
import ir.gsb.catalogue.Published;
import ir.gsb.catalogue.Text;
import ir.gsb.pages.BarChart;
import ir.gsb.pages.BarChart.Bar;
import ir.gsb.tracking.CaseNumbers;
import ir.gsb.tracking.CaseStatistics;
import ir.gsb.tracking.CaseTally;
import ir.gsb.tracking.Pilot;
import ir.gsb.tracking.SurveyItem;
import ir.gsb.tracking.SurveyResults;
import ir.gsb.tracking.Surveys;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How it goes with citizens' cases and what they said of it, in numbers; each picture has its table. */
@Controller
class CaseStatisticsPage {

    private static final int MOST_ROWS = 20;
    private static final int MOST_BARS = 10;
    private static final int TENTHS = 10;
    private static final String SERVICES = "/services/";
    private static final String AGENCIES = "/agencies/";

    private final CaseStatistics statistics;
    private final Surveys surveys;
    private final Pilot pilot;
    private final Catalogue catalogue;

    CaseStatisticsPage(CaseStatistics statistics, Surveys surveys, Pilot pilot, Catalogue catalogue) {
        this.statistics = statistics;
        this.surveys = surveys;
        this.pilot = pilot;
        this.catalogue = catalogue;
    }

    /**
     * What is counted together: a service, an agency or a province.
     *
     * @param lang of the name
     * @param address of its page; empty if it has none
     */
    public record Named(String name, String lang, String address) {}

    /** A picture and its table. */
    public record Chart<R>(String name, String picture, List<R> rows) {}

    /** Cases of one service, agency or province. */
    public record Row(Named of, CaseTally tally) {}

    /** What enough people said of a service or an agency. */
    public record Rated(Named of, long answers, double mean) {}

    /** Where an agency's cases can be tracked. */
    public record Tracked(Named of, List<String> provinces) {}

    @GetMapping({"/statistics/cases", "/en/statistics/cases"})
    String cases(Words words, Model model) {
        Published published = catalogue.current();
        CaseNumbers numbers = statistics.current();
        Function<String, Optional<Named>> service = code -> service(code, published, words);
        Function<String, Optional<Named>> agency = code -> agency(code, published, words);
        model.addAttribute("all", numbers.all());
        model.addAttribute(
                "charts",
                List.of(
                        cases("agencies", numbers.agencies(), agency, words),
                        cases("provinces", numbers.provinces(), code -> Optional.of(province(code, words)), words),
                        cases("services", numbers.services(), service, words)));
        model.addAttribute("fewest", CaseNumbers.FEWEST);
        model.addAttribute(
                "rated",
                List.of(
                        rated("agencies", surveys.agencies(), agency, words),
                        rated("services", surveys.services(), service, words)));
        model.addAttribute("pilot", tracked(agency, words));
        return "portal/pages/cases";
    }

    private static Chart<Row> cases(
            String name, Map<String, CaseTally> tallies, Function<String, Optional<Named>> named, Words words) {
        List<Row> rows = tallies.entrySet().stream()
                .flatMap(entry -> named.apply(entry.getKey()).map(of -> new Row(of, entry.getValue())).stream())
                .sorted(Comparator.comparingLong((Row row) -> row.tally().opened())
                        .reversed())
                .limit(MOST_ROWS)
                .toList();
        Stream<Bar> bars =
                rows.stream().map(row -> new Bar(row.of().name(), row.tally().opened()));
        String title = words.of("cases.by." + name);
        return new Chart<>(
                name,
                BarChart.drawNarrow(bars.limit(MOST_BARS).toList(), "series-1", words.show(), !words.english(), title),
                rows);
    }

    private static Chart<Rated> rated(
            String name, Map<String, SurveyResults> results, Function<String, Optional<Named>> named, Words words) {
        List<Rated> rows = results.entrySet().stream()
                .flatMap(entry -> named.apply(entry.getKey()).flatMap(of -> rated(of, entry.getValue())).stream())
                .sorted(Comparator.comparingLong(Rated::answers).reversed())
                .limit(MOST_ROWS)
                .sorted(Comparator.comparingDouble(Rated::mean).reversed())
                .toList();
        Stream<Bar> bars = rows.stream().map(row -> new Bar(row.of().name(), Math.round(row.mean() * TENTHS)));
        String title = words.of("cases.rated." + name);
        return new Chart<>(
                name,
                BarChart.drawNarrow(
                        bars.limit(MOST_BARS).toList(),
                        "series-1",
                        tenths -> words.mean((double) tenths / TENTHS),
                        !words.english(),
                        title),
                rows);
    }

    private static Optional<Rated> rated(Named of, SurveyResults results) {
        return Optional.ofNullable(results.items().get(SurveyItem.OVERALL))
                .map(overall -> new Rated(of, results.answers(), overall.mean()));
    }

    private List<Tracked> tracked(Function<String, Optional<Named>> agency, Words words) {
        return pilot.on().entrySet().stream()
                .flatMap(entry -> agency
                        .apply(entry.getKey())
                        .map(of -> new Tracked(
                                of, entry.getValue().stream().map(words::word).toList()))
                        .stream())
                .sorted(words.by(one -> one.of().name()))
                .toList();
    }

    private static Optional<Named> service(String code, Published published, Words words) {
        return published.service(code).map(Listing::title).map(title -> named(title, SERVICES + code, words));
    }

    private static Optional<Named> agency(String code, Published published, Words words) {
        return published.agency(code).map(Agency::name).map(name -> named(name, AGENCIES + code, words));
    }

    private static Named province(String name, Words words) {
        return new Named(words.word(Province.valueOf(name)), words.lang(), "");
    }

    private static Named named(Text name, String path, Words words) {
        return new Named(words.text(name), words.lang(name), words.link(path));
    }
}

package ir.gsb.console;

import ir.gsb.exchangelog.ExchangeStatistics;
import ir.gsb.exchangelog.Statistics;
import ir.gsb.exchangelog.Statistics.Count;
import ir.gsb.pages.BarChart;
import ir.gsb.pages.BarChart.Bar;
import ir.gsb.pages.Shown;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Numbers as pictures, each with its table. */
@Controller
class ChartsPage {

    private final ExchangeStatistics statistics;
    private final Looks looks;
    private final MessageSource texts;
    private final Clock clock;

    /** A picture of counts. */
    public record Bars(String title, String picture, List<Count> counts) {}

    ChartsPage(ExchangeStatistics statistics, Looks looks, MessageSource texts, Clock clock) {
        this.statistics = statistics;
        this.looks = looks;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/audit/charts")
    String charts(@RequestParam(defaultValue = "day") String span, Authentication who, Locale locale, Model model) {
        Span asked = Span.of(span);
        looks.searched(who, "charts " + asked.word());
        Instant until = clock.instant();
        Instant from = asked.before(until);
        Statistics numbers = statistics.of(from, until, asked.grain());
        var chart = new SlotChart(from, until, asked, new Shown(locale), mirrored(locale));
        model.addAttribute("span", asked.word());
        model.addAttribute("from", from);
        model.addAttribute("until", until);
        model.addAttribute("numbers", numbers);
        model.addAttribute("volume", chart.volume(numbers.slots(), text("charts.volume", locale)));
        model.addAttribute("latency", chart.latency(numbers.slots(), text("charts.latency", locale)));
        model.addAttribute(
                "bars",
                List.of(
                        bars("charts.outcomes", "series-1", numbers.outcomes(), locale),
                        bars("charts.refusals", "series-2", numbers.refusals(), locale),
                        bars("charts.clients", "series-1", numbers.clients(), locale),
                        bars("charts.providers", "series-1", numbers.providers(), locale),
                        bars("charts.inquiries", "series-1", numbers.inquiries(), locale)));
        return "charts";
    }

    private Bars bars(String title, String series, List<Count> counts, Locale locale) {
        String words = text(title, locale);
        return new Bars(
                title,
                BarChart.draw(
                        counts.stream()
                                .map(count -> new Bar(name(count.name(), locale), count.exchanges()))
                                .toList(),
                        series,
                        new Shown(locale),
                        mirrored(locale),
                        words),
                counts);
    }

    private String name(String word, Locale locale) {
        return String.valueOf(texts.getMessage("outcome." + word, null, word, locale));
    }

    private String text(String key, Locale locale) {
        return texts.getMessage(key, null, locale);
    }

    private static boolean mirrored(Locale locale) {
        return !locale.getLanguage().equals("en");
    }
}

package ir.gsb.console;

import ir.gsb.exchangelog.Anomaly;
import ir.gsb.exchangelog.ExchangeStatistics;
import ir.gsb.pages.Shown;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What may deserve a look, each with a way to the exchanges it is made of. */
@Controller
class AnomaliesPage {

    private final ExchangeStatistics statistics;
    private final Looks looks;
    private final Clock clock;

    /** An anomaly and where its exchanges are found. */
    public record Row(Anomaly anomaly, String search) {}

    AnomaliesPage(ExchangeStatistics statistics, Looks looks, Clock clock) {
        this.statistics = statistics;
        this.looks = looks;
        this.clock = clock;
    }

    @GetMapping("/audit/anomalies")
    String anomalies(@RequestParam(defaultValue = "week") String span, Authentication who, Model model) {
        Span asked = Span.of(span);
        looks.searched(who, "anomalies " + asked.word());
        Instant until = clock.instant();
        model.addAttribute("span", asked.word());
        model.addAttribute(
                "rows",
                statistics.anomalies(asked.before(until), until).stream()
                        .map(AnomaliesPage::row)
                        .toList());
        return "anomalies";
    }

    private static Row row(Anomaly anomaly) {
        Map<String, String> fields = new LinkedHashMap<>();
        var latin = new Shown(Locale.ENGLISH);
        anomaly.client().ifPresent(client -> fields.put("client", client.toString()));
        anomaly.user().ifPresent(user -> fields.put("user", user));
        anomaly.subject().ifPresent(subject -> fields.put("subject", subject));
        fields.put(Search.FROM, latin.day(anomaly.first()));
        fields.put(Search.UNTIL, latin.day(anomaly.last()));
        return new Row(anomaly, new Search(fields).address("/audit/search"));
    }
}

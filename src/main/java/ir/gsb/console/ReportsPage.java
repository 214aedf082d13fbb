package ir.gsb.console;

import ir.gsb.exchangelog.Anomaly;
import ir.gsb.exchangelog.Cursor;
import ir.gsb.exchangelog.DoneAct;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.exchangelog.ExchangeStatistics;
import ir.gsb.exchangelog.Found;
import ir.gsb.exchangelog.Page;
import ir.gsb.exchangelog.Query;
import ir.gsb.exchangelog.Statistics.Slot;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Reports as CSV. Each download is recorded. */
@Controller
class ReportsPage {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    /** A report ends here: what is longer is asked in parts of time. */
    private static final int MOST_PAGES = 50;

    private final ExchangeSearch search;
    private final ExchangeStatistics statistics;
    private final Looks looks;
    private final Clock clock;

    ReportsPage(ExchangeSearch search, ExchangeStatistics statistics, Looks looks, Clock clock) {
        this.search = search;
        this.statistics = statistics;
        this.looks = looks;
        this.clock = clock;
    }

    @GetMapping("/audit/reports/search.csv")
    ResponseEntity<byte[]> exchanges(@RequestParam Map<String, String> parameters, Authentication who) {
        Search asked = Search.of(parameters);
        looks.searched(who, "search.csv " + asked.words());
        var csv = new Csv(
                "received",
                "id",
                "client",
                "user",
                "inquiry",
                "mode",
                "provider",
                "agreement",
                "outcome",
                "status",
                "milliseconds",
                "messageId",
                "trackingCode");
        Query query = asked.ask(Query.MOST).query();
        pages(cursor -> search.search(cursor.map(query::at).orElse(query)), found -> row(csv, found));
        return file("search", csv);
    }

    private static void row(Csv csv, Found found) {
        csv.row(
                found.receivedAt(),
                found.id(),
                found.client(),
                found.user(),
                found.inquiry(),
                found.mode(),
                found.provider(),
                found.agreement(),
                found.outcome(),
                found.status(),
                found.elapsed().map(SlotChart::millis),
                found.messageId(),
                found.trackingCode());
    }

    @GetMapping("/audit/reports/volume.csv")
    ResponseEntity<byte[]> volume(@RequestParam(defaultValue = "month") String span, Authentication who) {
        Span asked = Span.of(span);
        looks.searched(who, "volume.csv " + asked.word());
        var csv = new Csv("begin", "ended", "refused", "p50 milliseconds", "p95 milliseconds");
        Instant until = clock.instant();
        for (Slot slot :
                statistics.of(asked.before(until), until, asked.grain()).slots()) {
            csv.row(
                    slot.begin(),
                    slot.ended(),
                    SlotChart.refused(slot),
                    slot.median().map(SlotChart::millis),
                    slot.slow().map(SlotChart::millis));
        }
        return file("volume-" + asked.word(), csv);
    }

    @GetMapping("/audit/reports/anomalies.csv")
    ResponseEntity<byte[]> anomalies(@RequestParam(defaultValue = "month") String span, Authentication who) {
        Span asked = Span.of(span);
        looks.searched(who, "anomalies.csv " + asked.word());
        var csv = new Csv("kind", "client", "user", "subject hash", "exchanges", "usual", "first", "last");
        Instant until = clock.instant();
        for (Anomaly one : statistics.anomalies(asked.before(until), until)) {
            csv.row(
                    one.kind(),
                    one.client(),
                    one.user(),
                    one.subject(),
                    one.exchanges(),
                    one.usual(),
                    one.first(),
                    one.last());
        }
        return file("anomalies-" + asked.word(), csv);
    }

    @GetMapping("/audit/reports/acts.csv")
    ResponseEntity<byte[]> acts(Authentication who) {
        looks.searched(who, "acts.csv");
        var csv = new Csv("at", "actor", "act", "exchange", "reason");
        pages(
                cursor -> search.acts(Optional.empty(), cursor, Query.MOST),
                (DoneAct act) -> csv.row(act.at(), act.actor(), act.word(), act.about(), act.reason()));
        return file("acts", csv);
    }

    private static <T> void pages(Function<Optional<Cursor>, Page<T>> next, java.util.function.Consumer<T> row) {
        Optional<Cursor> cursor = Optional.empty();
        for (int i = 0; i < MOST_PAGES; i++) {
            Page<T> page = next.apply(cursor);
            page.rows().forEach(row);
            cursor = page.older();
            if (cursor.isEmpty()) {
                return;
            }
        }
    }

    private static ResponseEntity<byte[]> file(String name, Csv csv) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"gsb-" + name + ".csv\"")
                .body(csv.bytes());
    }
}

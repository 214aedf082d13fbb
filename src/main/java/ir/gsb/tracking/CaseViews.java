package ir.gsb.tracking;

import ir.gsb.canonical.Jalali;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Published;
import ir.gsb.catalogue.Text;
import ir.gsb.tracking.SqlCases.StoredEvent;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Puts together what a citizen sees of a case. */
public final class CaseViews {

    private final SqlCases cases;
    private final Catalogue catalogue;
    private final KnownAgencies agencies;
    private final SparedPapers papers;
    private final Surveys surveys;
    private final Clock clock;

    public CaseViews(
            DataSource store,
            Catalogue catalogue,
            KnownAgencies agencies,
            SparedPapers papers,
            Surveys surveys,
            Clock clock) {
        this.cases = new SqlCases(store);
        this.catalogue = catalogue;
        this.agencies = agencies;
        this.papers = papers;
        this.surveys = surveys;
        this.clock = clock;
    }

    CaseView of(StoredCase one) {
        Published known = catalogue.current();
        List<CaseEvent> timeline = timeline(one.code());
        return new CaseView(
                one.code(),
                one.service(),
                known.service(one.service()).map(Listing::title).orElse(Text.NONE),
                one.agency(),
                agencies.name(one.agency()),
                one.holder(),
                agencies.name(one.holder()),
                one.ownNumber(),
                one.province(),
                one.state(),
                one.openedAt(),
                one.expected(),
                lateDays(one),
                timeline,
                one.state().next(),
                papers.of(one.code(), one.openedAt(), concerned(one, timeline)),
                surveys.pass(one));
    }

    private static Set<String> concerned(StoredCase one, List<CaseEvent> timeline) {
        Set<String> agencies = new HashSet<>(Set.of(one.agency()));
        agencies.add(one.holder());
        timeline.forEach(event -> event.forwardedTo().ifPresent(agencies::add));
        return agencies;
    }

    private List<CaseEvent> timeline(String code) {
        return cases.events(code).stream().map(this::seen).toList();
    }

    private CaseEvent seen(StoredEvent event) {
        return new CaseEvent(
                event.at(),
                event.state(),
                event.agency(),
                agencies.name(event.agency()),
                event.forwardedTo(),
                event.note(),
                event.expected());
    }

    private int lateDays(StoredCase one) {
        LocalDate until = (one.state().over() ? one.changedAt() : clock.instant())
                .atZone(Jalali.TEHRAN)
                .toLocalDate();
        Optional<LocalDate> promised = one.expected();
        return promised.map(day -> (int) Math.max(0, ChronoUnit.DAYS.between(day, until)))
                .orElse(0);
    }
}

package ir.gsb.tracking;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Published;
import ir.gsb.catalogue.Text;
import ir.gsb.tracking.SqlCases.StoredEvent;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Puts together what a citizen sees of a case. */
public final class CaseViews {

    private final SqlCases cases;
    private final Catalogue catalogue;
    private final SparedPapers papers;
    private final Surveys surveys;
    private final Clock clock;

    public CaseViews(DataSource store, Catalogue catalogue, SparedPapers papers, Surveys surveys, Clock clock) {
        this.cases = new SqlCases(store);
        this.catalogue = catalogue;
        this.papers = papers;
        this.surveys = surveys;
        this.clock = clock;
    }

    CaseView of(StoredCase one) {
        Published known = catalogue.current();
        return new CaseView(
                one.code(),
                one.service(),
                known.service(one.service()).map(Listing::title).orElse(Text.NONE),
                one.agency(),
                name(known, one.agency()),
                one.holder(),
                name(known, one.holder()),
                one.ownNumber(),
                one.province(),
                one.state(),
                one.openedAt(),
                one.expected(),
                lateDays(one),
                timeline(known, one.code()),
                one.state().next(),
                papers.of(one.code(), one.openedAt()),
                surveys.pass(one));
    }

    private List<CaseEvent> timeline(Published known, String code) {
        return cases.events(code).stream().map(event -> seen(known, event)).toList();
    }

    private static CaseEvent seen(Published known, StoredEvent event) {
        return new CaseEvent(
                event.at(),
                event.state(),
                event.agency(),
                name(known, event.agency()),
                event.forwardedTo(),
                event.note(),
                event.expected());
    }

    private int lateDays(StoredCase one) {
        LocalDate until = (one.state().over() ? one.changedAt() : clock.instant())
                .atZone(ToldEvent.TEHRAN)
                .toLocalDate();
        Optional<LocalDate> promised = one.expected();
        return promised.map(day -> (int) Math.max(0, ChronoUnit.DAYS.between(day, until)))
                .orElse(0);
    }

    private static Text name(Published known, String agency) {
        return known.agency(agency).map(Agency::name).orElse(new Text(agency, agency));
    }
}

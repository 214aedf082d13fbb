package ir.gsb.tracking;

import ir.gsb.catalogue.Province;
import ir.gsb.catalogue.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A case as its citizen sees it.
 *
 * @param code 15 digits
 * @param serviceTitle empty in both languages if the service is published no more
 * @param agency code of the agency that opened it
 * @param holder code of the agency that has it now
 * @param ownNumber of the agency
 * @param expected the promised date that holds now
 * @param lateDays by how many days the promise was, or is until today, not kept; 0 if it was or is kept
 * @param timeline oldest first
 * @param next what may follow; empty if it is over
 * @param spared papers that need not be brought, oldest first, each inquiry once
 * @param surveyPass what lets its holder answer the survey within a day; empty unless it is open
 */
public record CaseView(
        String code,
        String serviceCode,
        Text serviceTitle,
        String agency,
        Text agencyName,
        String holder,
        Text holderName,
        Optional<String> ownNumber,
        Province province,
        CaseState state,
        Instant opened,
        Optional<LocalDate> expected,
        int lateDays,
        List<CaseEvent> timeline,
        List<CaseState> next,
        List<Spared> spared,
        Optional<String> surveyPass) {

    public CaseView {
        timeline = List.copyOf(timeline);
        next = List.copyOf(next);
        spared = List.copyOf(spared);
    }

    /** Whether the promised date is over and the case was not, or not in time. */
    public boolean late() {
        return lateDays > 0;
    }

    /** Whether the citizen may say how it was: once, after delivery. */
    public boolean surveyOpen() {
        return surveyPass.isPresent();
    }
}

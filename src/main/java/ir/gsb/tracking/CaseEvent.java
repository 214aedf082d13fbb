package ir.gsb.tracking;

import ir.gsb.catalogue.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A step of a case as the citizen sees it.
 *
 * @param state that the case has since
 * @param agency code of the agency that told it
 * @param forwardedTo code of the agency that has it since; only with FORWARDED
 * @param note for the citizen, in Persian; empty if there is none
 * @param expected the date that was promised with this step
 */
public record CaseEvent(
        Instant at,
        CaseState state,
        String agency,
        Text agencyName,
        Optional<String> forwardedTo,
        String note,
        Optional<LocalDate> expected) {}

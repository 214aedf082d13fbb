package ir.gsb.samples;

import ir.gsb.catalogue.Province;
import ir.gsb.tracking.CaseState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A made-up case from its beginning to now.
 *
 * @param mobile of nobody, ten digits without the leading zero
 * @param nationalId one that is not issued
 */
record CaseStory(
        String code,
        SqlSampleCases.Service service,
        Province province,
        String ownNumber,
        String mobile,
        Optional<String> nationalId,
        List<Step> steps,
        Optional<Survey> survey) {

    /** @param agency that told it */
    record Step(
            Instant at,
            CaseState state,
            String agency,
            Optional<String> forwardedTo,
            String note,
            Optional<LocalDate> expected) {}

    /** @param steps in the order of the items */
    record Survey(LocalDate day, List<Integer> steps, String comment) {}

    Step last() {
        return steps.getLast();
    }

    String holder() {
        return last().forwardedTo().orElse(last().agency());
    }

    Optional<LocalDate> expected() {
        return steps.stream().flatMap(step -> step.expected().stream()).reduce((before, after) -> after);
    }
}

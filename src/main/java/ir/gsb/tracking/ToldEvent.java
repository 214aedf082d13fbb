package ir.gsb.tracking;

import ir.gsb.canonical.Jalali;
import ir.gsb.catalogue.Province;
import ir.gsb.message.Authorised;
import ir.gsb.message.CaseCode;
import ir.gsb.message.Code;
import ir.gsb.message.Node;
import ir.gsb.message.Party;
import ir.gsb.message.PersonalNumbers;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an agency tells of a case, as far as it can be judged without knowing the case.
 *
 * @param messageId of the message that tells it
 * @param state that the case comes into
 * @param mobile ten digits without the leading zero
 * @param forwardTo code of the agency that is to have it
 * @param note without numbers of 10 or 11 digits
 * @param at when it happened; by itself when it was told
 */
record ToldEvent(
        Party party,
        String messageId,
        CaseState state,
        Optional<String> trackingCode,
        Optional<String> service,
        Optional<Province> province,
        Optional<String> ownNumber,
        Optional<String> mobile,
        Optional<String> nationalId,
        Optional<String> forwardTo,
        String note,
        Optional<LocalDate> expected,
        Instant at) {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int MOBILE = 10;

    /** Years back in which a case may have been opened. */
    private static final int OLDEST = 20;

    /** Years ahead that may be promised. */
    private static final int FARTHEST = 10;

    /** @throws RefusedException {@code schema-violation}, with each place that does not go with the event */
    static ToldEvent of(Authorised authorised, Instant now) {
        Node.Fields said = authorised.request().content();
        var verified = authorised.verified().orElseThrow();
        var told = new ToldEvent(
                verified.party(),
                verified.header().messageId().orElseThrow(),
                CaseState.valueOf(said.text("event").orElseThrow()),
                said.text("trackingCode").map(CaseCode::digits),
                said.text("serviceCode"),
                said.text("province").map(Province::valueOf),
                said.text("ownNumber"),
                said.text("mobile").map(mobile -> mobile.substring(mobile.length() - MOBILE)),
                said.text("nationalId"),
                said.text("forwardTo"),
                PersonalNumbers.leftOutOf(said.text("note").orElse("").strip()),
                said.text("expected").map(LocalDate::parse),
                said.text("at").map(at -> OffsetDateTime.parse(at).toInstant()).orElse(now));
        told.check(now);
        return told;
    }

    boolean opens() {
        return state == CaseState.OPENED;
    }

    /** Code of the agency that has the case then: who moves it on has it, unless he forwards it. */
    String holder() {
        return forwardTo.orElse(party.agency());
    }

    LocalDate day() {
        return at.atZone(Jalali.TEHRAN).toLocalDate();
    }

    private void check(Instant now) {
        List<Violation> violations = new ArrayList<>();
        if (opens()) {
            needed(violations, "serviceCode", service.isPresent());
            needed(violations, "province", province.isPresent());
            if (mobile.isEmpty() && nationalId.isEmpty()) {
                violations.add(new Violation(
                        "/mobile",
                        "is needed with the event OPENED, or nationalId is: either will do, and so will both"));
            }
            leftOut(violations, "trackingCode", trackingCode.isPresent());
        } else {
            needed(violations, "trackingCode", trackingCode.isPresent());
            leftOut(violations, "serviceCode", service.isPresent());
            leftOut(violations, "province", province.isPresent());
            leftOut(violations, "mobile", mobile.isPresent());
            leftOut(violations, "nationalId", nationalId.isPresent());
            leftOut(violations, "ownNumber", ownNumber.isPresent());
        }
        if (state == CaseState.FORWARDED) {
            needed(violations, "forwardTo", forwardTo.isPresent());
        } else {
            leftOut(violations, "forwardTo", forwardTo.isPresent());
        }
        if (state == CaseState.WAITING_FOR_PAPERS || state == CaseState.REJECTED) {
            needed(violations, "note", !note.isEmpty());
        }
        if (at.isAfter(now.plus(CLOCKS_DIFFER))) {
            violations.add(new Violation("/at", "must not be later than now"));
        }
        if (day().isBefore(now.atZone(Jalali.TEHRAN).toLocalDate().minusYears(OLDEST))) {
            violations.add(new Violation("/at", "must not be more than " + OLDEST + " years ago"));
        }
        expected.filter(promised -> promised.isAfter(day().plusYears(FARTHEST)))
                .ifPresent(far -> violations.add(
                        new Violation("/expected", "must not be more than " + FARTHEST + " years after the event")));
        expected.filter(promised -> promised.isBefore(day()))
                .ifPresent(past -> violations.add(new Violation("/expected", "must not be before the event")));
        if (!violations.isEmpty()) {
            throw refusal(violations);
        }
    }

    private void needed(List<Violation> violations, String field, boolean there) {
        if (!there) {
            violations.add(new Violation("/" + field, "is needed with the event " + state));
        }
    }

    private void leftOut(List<Violation> violations, String field, boolean there) {
        if (there) {
            violations.add(new Violation("/" + field, "must be left out with the event " + state));
        }
    }

    static RefusedException refusal(List<Violation> violations) {
        return new Refusal(
                        Code.SCHEMA_VIOLATION,
                        "What the event says does not go together: see violations, mend it and send it under a new"
                                + " message id.",
                        violations,
                        Optional.empty())
                .asException();
    }

    @Override
    public String toString() {
        return "ToldEvent[" + party + " " + state + "]";
    }
}

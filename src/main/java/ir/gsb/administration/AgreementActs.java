package ir.gsb.administration;

import ir.gsb.canonical.Model;
import ir.gsb.message.Code;
import ir.gsb.message.Party;
import ir.gsb.message.RefusedException;
import ir.gsb.registry.Agreement;
import ir.gsb.registry.Agreement.State;
import ir.gsb.registry.Entry.Kind;
import ir.gsb.registry.Registry;
import ir.gsb.registry.Wanted;
import ir.gsb.registry.Wish;
import ir.gsb.registry.Wishes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How an agreement comes and goes: the client's agency asks for it, the provider's agency grants or declines it, either
 * ends it. An operator may do all of it for them.
 */
record AgreementActs(Rights rights) {

    /**
     * Asks for a new one.
     *
     * @param model of the inquiry, if it is served
     */
    Wish request(Agreement asked, Optional<Model> model) {
        model.ifPresent(of -> requireFields(asked, of.answerFields()));
        return before -> {
            if (!rights.operator() && !asked.client().equals(rights.party())) {
                throw Rights.denied("An agreement is asked for by its client itself: leave client out, or name "
                        + rights.party() + ".");
            }
            if (before.inquiry(asked.inquiry()).isEmpty()) {
                throw Body.violated("/agreement/inquiry", "must be an inquiry that GET /inquiries lists");
            }
            Agreement wanted = asked.in(State.REQUESTED);
            before.entry(Kind.AGREEMENT, asked.id())
                    .filter(there -> !there.written().equals(wanted.written()))
                    .ifPresent(there -> {
                        throw RefusedException.of(
                                Code.STATE_CONFLICT,
                                "The id " + asked.id() + " is taken: choose another, or leave it out.");
                    });
            return List.of(new Wanted("agreement", wanted));
        };
    }

    private static void requireFields(Agreement asked, Set<String> known) {
        asked.fields().stream()
                .filter(field -> !known.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw Body.violated(
                            "/agreement/fields",
                            "must be among " + String.join(", ", new TreeSet<>(known)) + "; the answers of "
                                    + asked.inquiry() + " have no " + field);
                });
    }

    Wish grant(String id) {
        return decide(id, State.GRANTED);
    }

    Wish decline(String id) {
        return decide(id, State.DECLINED);
    }

    private Wish decide(String id, State decision) {
        return before -> {
            Agreement agreement = find(before, id);
            if (!rights.operator() && !rights.isProvider(agreement, before)) {
                throw Rights.denied("Nobody grants or declines his own request: agreement " + id + " is for "
                        + provider(before, agreement) + ", the agency of the provider, to decide. Ask it to.");
            }
            if (agreement.state() != decision && agreement.state() != State.REQUESTED) {
                throw conflict(before, agreement);
            }
            return List.of(new Wanted("agreement " + id, agreement.in(decision)));
        };
    }

    /** Either side ends what was granted, or takes back what was asked for. */
    Wish end(String id) {
        return before -> {
            Agreement agreement = find(before, id);
            if (agreement.state() == State.DECLINED) {
                throw conflict(before, agreement);
            }
            if (!rights.operator() && !rights.isClient(agreement) && agreement.state() == State.REQUESTED) {
                throw Rights.denied("Agreement " + id + " is only asked for: grant or decline it.");
            }
            return List.of(new Wanted("agreement " + id, agreement.in(State.ENDED)));
        };
    }

    /** What belongs to others is as unknown as what is not there. */
    private Agreement find(Registry registry, String id) {
        return registry.entry(Kind.AGREEMENT, id)
                .map(Agreement.class::cast)
                .filter(
                        rights.operator()
                                ? agreement -> true
                                : agreement -> rights.isClient(agreement) || rights.isProvider(agreement, registry))
                .orElseThrow(() -> Wishes.unknown(Kind.AGREEMENT));
    }

    /** Says whose turn it is. */
    private static RefusedException conflict(Registry registry, Agreement agreement) {
        String next = switch (agreement.state()) {
            case REQUESTED ->
                "it is the turn of " + provider(registry, agreement)
                        + ", the provider's agency, to grant or decline it.";
            case GRANTED -> "either side may end it.";
            case DECLINED, ENDED -> "it is the turn of " + agreement.client() + " to ask for a new one.";
        };
        return RefusedException.of(
                Code.STATE_CONFLICT, "Agreement " + agreement.id() + " is " + agreement.state() + ": " + next);
    }

    private static String provider(Registry registry, Agreement agreement) {
        return registry.inquiry(agreement.inquiry())
                .map(inquiry -> inquiry.provider())
                .map(Party::agency)
                .orElse("nobody");
    }
}

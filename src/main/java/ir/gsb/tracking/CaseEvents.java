package ir.gsb.tracking;

import ir.gsb.catalogue.Catalogue;
import ir.gsb.exchangelog.KeptSecrets;
import ir.gsb.message.Authorised;
import ir.gsb.message.Mode;
import ir.gsb.message.Node;
import ir.gsb.message.RefusedException;
import ir.gsb.tracking.SqlCases.Taken;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Answers the inquiry case-event/v1: agencies open cases with it and move them on. With VERIFY it tells only whether an
 * event would be taken, and takes none.
 */
public final class CaseEvents {

    private static final Node.Fields NOT_FOUND = new Node.Fields(Map.of("status", text("NOT_FOUND")));
    private static final Node.Fields MATCH = new Node.Fields(Map.of("status", text("MATCH")));

    private final SqlCases cases;
    private final Opening opening;
    private final Moving moving;
    private final Clock clock;

    public CaseEvents(
            DataSource store,
            Catalogue catalogue,
            KnownAgencies agencies,
            Pilot pilot,
            Factors factors,
            KeptSecrets secrets,
            Clock clock,
            SecureRandom random) {
        this.cases = new SqlCases(store);
        this.opening = new Opening(catalogue, pilot, factors, secrets, random);
        this.moving = new Moving(agencies);
        this.clock = clock;
    }

    /**
     * Takes an event.
     *
     * @return status FOUND with the case's code and its new state, or NOT_FOUND if there is no such case, or none of the
     *     agency's
     * @throws RefusedException {@code schema-violation}, {@code access-denied}, {@code state-conflict} or
     *     {@code service-disabled}; then nothing was changed
     */
    public Node.Fields answer(Authorised authorised) {
        ToldEvent told = ToldEvent.of(authorised, clock.instant());
        Optional<Taken> before = cases.taken(told.party(), told.messageId());
        if (before.isPresent()) {
            return found(before.get().code(), before.get().state());
        }
        boolean tried = authorised.request().mode() == Mode.VERIFY;
        return told.opens() ? opened(told, tried) : moved(told, tried);
    }

    private Node.Fields opened(ToldEvent told, boolean tried) {
        opening.check(told);
        if (tried) {
            return MATCH;
        }
        StoredCase fresh = cases.open(() -> opening.make(told), told);
        return found(fresh.code(), fresh.state());
    }

    private Node.Fields moved(ToldEvent told, boolean tried) {
        moving.check(told);
        String code = told.trackingCode().orElseThrow();
        if (tried) {
            return cases.find(code).filter(one -> moving.allowed(one, told)).isPresent() ? MATCH : NOT_FOUND;
        }
        return cases.move(code, told, one -> moving.allowed(one, told))
                .map(one -> found(one.code(), told.state()))
                .orElse(NOT_FOUND);
    }

    private static Node.Fields found(String code, CaseState state) {
        List<Node> next = state.next().stream().<Node>map(CaseEvents::text).toList();
        return new Node.Fields(Map.of(
                "status", text("FOUND"),
                "trackingCode", text(code),
                "state", text(state),
                "next", new Node.Items(next)));
    }

    private static Node.Text text(Object value) {
        return new Node.Text(value.toString());
    }
}

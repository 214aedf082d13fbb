package ir.gsb.exchangelog;

import ir.gsb.message.CaseCode;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one looks for among the exchanges.
 *
 * @param from the first instant at which an exchange may have been received
 * @param until the first instant at which it may not any more
 * @param terms all of which must hold
 * @param cursor where the page begins; absent for the newest
 * @param limit how many exchanges a page has at most, 1 to {@link #MOST}
 */
public record Query(
        Optional<Instant> from, Optional<Instant> until, Map<Term, String> terms, Optional<Cursor> cursor, int limit) {

    public static final int USUAL = 50;
    public static final int MOST = 200;

    /** @throws IllegalArgumentException in a sentence, if a value is one that nothing can have */
    public Query {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " exchanges");
        }
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw new IllegalArgumentException("the search must begin before it ends");
        }
        terms.forEach(Term::check);
        var copy = new EnumMap<Term, String>(Term.class);
        copy.putAll(terms);
        copy.computeIfPresent(
                Term.TRACKING_CODE, (term, code) -> CaseCode.read(code).orElse(code));
        terms = Collections.unmodifiableMap(copy);
    }

    /** All exchanges, newest first. */
    public static Query all() {
        return new Query(Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), USUAL);
    }

    /** The same, narrowed by one more term. */
    public Query with(Term term, String value) {
        var more = new EnumMap<Term, String>(Term.class);
        more.putAll(terms);
        more.put(term, value);
        return new Query(from, until, more, cursor, limit);
    }

    /** The same, of another time. */
    public Query between(Instant first, Instant last) {
        return new Query(Optional.of(first), Optional.of(last), terms, cursor, limit);
    }

    /** The same, on another page. */
    public Query at(Cursor begin) {
        return new Query(from, until, terms, Optional.of(begin), limit);
    }

    /** The same, with pages of another length. */
    public Query limitedTo(int most) {
        return new Query(from, until, terms, cursor, most);
    }
}

package ir.gsb.audit;

import ir.gsb.exchangelog.Cursor;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.exchangelog.Query;
import ir.gsb.exchangelog.Term;
import ir.gsb.message.Code;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Violation;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Reads a search from the parameters of an address, and says of each what is wrong with it. */
final class SearchParameters {

    private static final String KNOWN =
            "from, to, client, provider, type, agreement, outcome, user, trackingCode, messageId, subject, cursor,"
                    + " limit";

    private final ExchangeSearch search;
    private final List<Violation> violations = new ArrayList<>();

    private SearchParameters(ExchangeSearch search) {
        this.search = search;
    }

    /**
     * Reads {@code name=value&…}, in which nothing is escaped.
     *
     * @throws RefusedException {@code schema-violation} with each parameter that is unknown, twice there or malformed
     */
    static Query read(Optional<String> query, ExchangeSearch search) {
        var reading = new SearchParameters(search);
        Query read = reading.read(query.map(reading::split).orElse(Map.of()));
        if (!reading.violations.isEmpty()) {
            throw new RefusedException(new Refusal(
                    Code.SCHEMA_VIOLATION,
                    "The search has parameters that cannot be read: correct what the violations name. Known are "
                            + KNOWN + ".",
                    reading.violations,
                    Optional.empty()));
        }
        return read;
    }

    private Map<String, String> split(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            if (equals < 0) {
                wrong(name, "must be written name=value");
            } else if (parameters.put(name, part.substring(equals + 1)) != null) {
                wrong(name, "must be there once only");
            }
        }
        return parameters;
    }

    private Query read(Map<String, String> parameters) {
        Query query = Query.all();
        for (Map.Entry<String, String> one : parameters.entrySet()) {
            query = narrowed(query, one.getKey(), one.getValue());
        }
        Optional<Instant> from = Optional.ofNullable(parameters.get("from")).flatMap(text -> instant("from", text));
        Optional<Instant> until = Optional.ofNullable(parameters.get("to")).flatMap(text -> instant("to", text));
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            wrong("to", "must be later than from");
            return query;
        }
        return new Query(from, until, query.terms(), query.cursor(), query.limit());
    }

    private Query narrowed(Query query, String name, String value) {
        return switch (name) {
            case "from", "to" -> query;
            case "cursor" -> tried(query, name, so -> so.at(Cursor.parse(value)));
            case "limit" -> tried(query, name, so -> so.limitedTo(number(value)));
            case "subject" -> tried(query, name, so -> so.with(Term.SUBJECT, subject(value)));
            default ->
                Term.of(name)
                        .map(term -> tried(query, name, so -> so.with(term, value)))
                        .orElseGet(() -> {
                            wrong(name, "is not known here");
                            return query;
                        });
        };
    }

    private Query tried(Query query, String name, UnaryOperator<Query> change) {
        try {
            return change.apply(query);
        } catch (IllegalArgumentException wrong) {
            wrong(name, expected(name));
            return query;
        }
    }

    /** Never with the value that was found. */
    private static String expected(String name) {
        return switch (name) {
            case "client", "provider" -> "must be agency/system";
            case "type" -> "must be an inquiry and its version, as person-identity/v1";
            case "cursor" -> "must be older or newer as a page gave it";
            case "limit" -> "must be a whole number of 1 to " + Query.MOST;
            case "subject" -> "must be an identifier of 1 to 64 letters and digits";
            default -> "must have 1 to 256 characters";
        };
    }

    private String subject(String identifier) {
        if (!identifier.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("no identifier");
        }
        return search.subjectHash(identifier);
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    private Optional<Instant> instant(String name, String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException unreadable) {
            wrong(name, "must be a time with its offset, as 2026-11-22T00:00:00+03:30");
            return Optional.empty();
        }
    }

    private void wrong(String name, String expected) {
        violations.add(new Violation("/" + name.replace("~", "~0").replace("/", "~1"), expected));
    }
}

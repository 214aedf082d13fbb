package ir.gsb.console;

import ir.gsb.canonical.Persian;
import ir.gsb.exchangelog.Cursor;
import ir.gsb.exchangelog.Query;
import ir.gsb.exchangelog.Term;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A search as it stands in an address and in the form.
 *
 * @param fields what was given, by the parameter's name; nothing blank
 */
record Search(Map<String, String> fields) {

    static final String FROM = "from";
    static final String UNTIL = "until";
    static final String CURSOR = "cursor";

    /** Takes the parameters that a search knows; digits may be Persian ones. */
    static Search of(Map<String, String> parameters) {
        var fields = new LinkedHashMap<String, String>();
        known().forEach(name -> {
            String value = Persian.digits(parameters.getOrDefault(name, "").strip());
            if (!value.isEmpty()) {
                fields.put(name, value);
            }
        });
        return new Search(fields);
    }

    private static Set<String> known() {
        Set<String> names = new TreeSet<>(Set.of(FROM, UNTIL, CURSOR));
        for (Term term : Term.values()) {
            names.add(term.wire());
        }
        return names;
    }

    Search with(String name, String value) {
        var fields = new LinkedHashMap<>(this.fields);
        fields.put(name, value);
        return new Search(fields);
    }

    /** The search as the log answers it, and the fields that it could not read. */
    Asked ask(int limit) {
        Set<String> wrong = new TreeSet<>();
        var from = attempt(FROM, wrong, text -> When.parse(text, false));
        var until = attempt(UNTIL, wrong, text -> When.parse(text, true));
        var cursor = attempt(CURSOR, wrong, Cursor::parse);
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            wrong.add(UNTIL);
            until = Optional.empty();
        }
        var query = new Query(from, until, terms(wrong), cursor, limit);
        return new Asked(query, wrong);
    }

    /** What the log is asked; wrong names the fields that say nothing it could be asked. */
    record Asked(Query query, Set<String> wrong) {}

    private Map<Term, String> terms(Set<String> wrong) {
        var terms = new EnumMap<Term, String>(Term.class);
        for (Term term : Term.values()) {
            attempt(
                            term.wire(),
                            wrong,
                            value -> Query.all().with(term, value).terms().get(term))
                    .ifPresent(value -> terms.put(term, value));
        }
        return terms;
    }

    private <T> Optional<T> attempt(String name, Set<String> wrong, java.util.function.Function<String, T> reading) {
        String text = fields.get(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.apply(text));
        } catch (IllegalArgumentException unreadable) {
            wrong.add(name);
            return Optional.empty();
        }
    }

    /** Where the same search is found again. */
    String address(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        var values = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> {
            address.queryParam(name, "{" + name + "}");
            values.put(name, value);
        });
        return address.encode().buildAndExpand(values).toUriString();
    }

    /** The same without the place that was read up to, as it stands in an address. */
    String query() {
        var lasting = new LinkedHashMap<>(fields);
        lasting.remove(CURSOR);
        return lasting.isEmpty() ? "" : new Search(lasting).address("/").substring(2);
    }

    /** As the record of the act says it. */
    String words() {
        return fields.entrySet().stream()
                .filter(field -> !field.getKey().equals(CURSOR))
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(" "));
    }
}

package ir.gsb.opendata;

import ir.gsb.message.PlainRequest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The parameters of a query, of which each must be known and sound. */
record Parameters(Map<String, List<String>> query) {

    private static final int LONGEST = 200;

    /** @throws ir.gsb.message.AnsweredException {@code parameter-invalid} if there is another one, or one is too long */
    static Parameters of(PlainRequest request, String... known) {
        List<String> names = Arrays.asList(known);
        request.query().forEach((name, values) -> {
            if (!names.contains(name)) {
                throw Fault.PARAMETER_INVALID.exception("The parameter '" + shown(name) + "' is unknown here: "
                        + (names.isEmpty()
                                ? "there are none."
                                : "there are " + String.join(", ", new TreeSet<>(names)) + "."));
            }
            if (values.stream().anyMatch(value -> value.length() > LONGEST)) {
                throw Fault.PARAMETER_INVALID.exception(
                        "The parameter '" + name + "' has at most " + LONGEST + " characters.");
            }
        });
        return new Parameters(request.query());
    }

    /** Empty if it is not there. */
    String text(String name) {
        List<String> values = query.getOrDefault(name, List.of(""));
        if (values.size() > 1) {
            throw Fault.PARAMETER_INVALID.exception("The parameter '" + name + "' is there twice: send it once.");
        }
        return values.getFirst();
    }

    /** @param otherwise if it is not there */
    long number(String name, long least, long most, long otherwise) {
        String text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < least || Long.parseLong(text) > most) {
            throw Fault.PARAMETER_INVALID.exception("The parameter '" + name + "' is a whole number from " + least
                    + (most == Long.MAX_VALUE ? " on" : " to " + most) + ", not '" + shown(text) + "'.");
        }
        return Long.parseLong(text);
    }

    /** Names of an enum, which may be there several times. */
    <E extends Enum<E>> Set<String> names(String name, Class<E> kind) {
        Set<String> known =
                Arrays.stream(kind.getEnumConstants()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
        return values(name, known);
    }

    /** Some of what is known, which may be there several times; empty ones, as forms send them, do not count. */
    Set<String> values(String name, Set<String> known) {
        Set<String> values = new LinkedHashSet<>(query.getOrDefault(name, List.of()));
        values.remove("");
        for (String value : values) {
            if (!known.contains(value)) {
                throw Fault.PARAMETER_INVALID.exception("The parameter '" + name + "' does not know '" + shown(value)
                        + "'" + (known.size() > 40 ? "." : ": it is one of " + String.join(", ", known) + "."));
            }
        }
        return values;
    }

    /** What came from outside, shortened and without what could break a line. */
    static String shown(String text) {
        String plain = text.replaceAll("[^\\p{L}\\p{N} ._-]", "?");
        return plain.length() > 40 ? plain.substring(0, 40) + "..." : plain;
    }
}

package ir.gsb.canonical;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Compiles the simple types of a schema file. */
final class XsdTypes {

    private static final Map<String, Type> BUILT_IN = Map.of(
            "string",
            Type.Text.ANY,
            "date",
            written(Lexical.DATE),
            "dateTime",
            written(Lexical.DATE_TIME),
            "decimal",
            written(Lexical.DECIMAL),
            "integer",
            written(Lexical.INTEGER),
            "long",
            new Type.Whole(Long.MIN_VALUE, Long.MAX_VALUE),
            "int",
            new Type.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE),
            "boolean",
            new Type.Flag());

    private XsdTypes() {}

    private static Type.Text written(Lexical lexical) {
        return new Type.Text(lexical, List.of(), 0, Integer.MAX_VALUE, Set.of(), Optional.empty());
    }

    /** A type of XML Schema itself. */
    static Type builtIn(XsdElement at, String name) {
        if (!BUILT_IN.containsKey(name)) {
            throw at.fault("xs:" + name + " is not part of the subset; use one of string, integer, long, int, boolean, "
                    + "date, dateTime, decimal");
        }
        return BUILT_IN.get(name);
    }

    /** What an {@code xs:restriction} makes of its base. */
    static Type restricted(Type base, XsdElement simpleType, XsdElement restriction) {
        for (XsdElement facet : restriction.content()) {
            facet.allowOnly("value");
        }
        return switch (base) {
            case Type.Text text -> text(text, simpleType, restriction);
            case Type.Whole whole -> whole(whole, restriction);
            case Type.Flag flag when restriction.content().isEmpty() -> flag;
            case Type.Flag _, Type.Complex _ -> throw restriction.fault("this base takes no facets; leave them out");
        };
    }

    private static Type text(Type.Text base, XsdElement simpleType, XsdElement restriction) {
        List<XsdElement> facets = restriction.content();
        if (base.lexical() == Lexical.INTEGER
                && facets.stream().anyMatch(facet -> facet.name().endsWith("Inclusive"))) {
            return whole(new Type.Whole(Long.MIN_VALUE, Long.MAX_VALUE), restriction);
        }
        int fewest = base.fewest();
        int most = base.most();
        for (XsdElement facet : facets) {
            switch (facet.name()) {
                case "length" -> fewest = most = (int) number(facet);
                case "minLength" -> fewest = (int) number(facet);
                case "maxLength" -> most = (int) number(facet);
                case "pattern", "enumeration" -> {}
                default ->
                    throw facet.fault("xs:" + facet.name() + " is not part of the subset here; use pattern, "
                            + "length, minLength, maxLength or enumeration");
            }
        }
        return new Type.Text(
                base.lexical(),
                patterns(base, facets),
                fewest,
                most,
                words(base, facets),
                format(simpleType).or(base::format));
    }

    private static List<TextPattern> patterns(Type.Text base, List<XsdElement> facets) {
        List<XsdElement> written =
                facets.stream().filter(facet -> facet.name().equals("pattern")).toList();
        if (written.size() > 1) {
            throw written.get(1).fault("XSD takes the second xs:pattern as an alternative; write one with |");
        }
        return Stream.concat(base.patterns().stream(), written.stream().flatMap(facet -> pattern(base, facet)))
                .toList();
    }

    private static Stream<TextPattern> pattern(Type.Text base, XsdElement facet) {
        String pattern = facet.required("value");
        boolean implied = (base.lexical() == Lexical.DATE && pattern.equals(Lexical.DATE_PATTERN))
                || (base.lexical() == Lexical.DATE_TIME && pattern.equals(Lexical.DATE_TIME_PATTERN));
        try {
            return Stream.of(TextPattern.of(pattern)).filter(_ -> !implied);
        } catch (IllegalArgumentException e) {
            throw facet.fault(String.valueOf(e.getMessage()));
        }
    }

    private static Set<String> words(Type.Text base, List<XsdElement> facets) {
        var words = new LinkedHashSet<String>();
        for (XsdElement facet : facets) {
            if (facet.name().equals("enumeration")) {
                words.add(facet.required("value"));
            }
        }
        return words.isEmpty() ? base.words() : words;
    }

    private static Optional<Format> format(XsdElement simpleType) {
        return simpleType
                .appinfo("format")
                .map(written -> Format.named(written.text())
                        .orElseThrow(() -> written.fault(
                                "there is no format " + written.text() + "; the hub knows national-id and legal-id")));
    }

    private static Type whole(Type.Whole base, XsdElement restriction) {
        long least = base.least();
        long most = base.most();
        for (XsdElement facet : restriction.content()) {
            switch (facet.name()) {
                case "minInclusive" -> least = number(facet);
                case "maxInclusive" -> most = number(facet);
                default ->
                    throw facet.fault("xs:" + facet.name()
                            + " does not go with whole numbers here; use minInclusive and maxInclusive");
            }
        }
        return new Type.Whole(least, most);
    }

    private static long number(XsdElement facet) {
        try {
            return Long.parseLong(facet.required("value"));
        } catch (NumberFormatException _) {
            throw facet.fault("the value of xs:" + facet.name() + " must be a whole number");
        }
    }

    /** Refuses a type that XSD and JSON would not understand alike. */
    static Type checked(Type type, XsdElement at) {
        if (type instanceof Type.Whole(long least, long most) && (least < -Type.EXACT || most > Type.EXACT)) {
            throw at.fault("a whole number needs minInclusive and maxInclusive within ±9007199254740991, because JSON "
                    + "readers lose larger ones; or take a plain xs:integer, which JSON writes as a string");
        }
        return type;
    }

    /** What a date's own restriction must say, so that XSD alone refuses the same dates. */
    static void checkDate(Type base, XsdElement restriction) {
        String pattern = datePattern(base);
        boolean there = pattern.isEmpty()
                || restriction.content().stream()
                        .anyMatch(facet -> facet.name().equals("pattern")
                                && facet.required("value").equals(pattern));
        if (!there) {
            throw restriction.fault("XSD would allow other dates than the hub; add <xs:pattern value=\"" + pattern
                    + "\"/> to the restriction");
        }
    }

    /** The pattern that a restriction of this built-in type must have; empty if none. */
    static String datePattern(Type base) {
        if (base.equals(BUILT_IN.get("date"))) {
            return Lexical.DATE_PATTERN;
        }
        return base.equals(BUILT_IN.get("dateTime")) ? Lexical.DATE_TIME_PATTERN : "";
    }
}

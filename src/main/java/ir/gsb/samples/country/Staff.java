package ir.gsb.samples.country;

import ir.gsb.catalogue.Representative;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The agencies' representatives: names drawn from common first names and surnames, telephones that nobody has. */
final class Staff {

    private final List<String> first = new ArrayList<>();
    private final List<String> last = new ArrayList<>();
    private final List<String> positions = new ArrayList<>();

    Staff() {
        for (String line : Lines.of("people.txt")) {
            List<String> names = Lines.split(Lines.parts(line).getFirst(), "،");
            switch (Lines.word(line)) {
                case "first" -> first.addAll(names);
                case "last" -> last.addAll(names);
                case "position" -> positions.addAll(names);
                default -> throw new IllegalStateException("people.txt: what is '" + line + "'?");
            }
        }
    }

    /** Those of an agency, no two of one name. */
    List<Representative> of(String agency, int number) {
        Lot lot = Lot.of(Country.SEED, "staff " + agency);
        List<Representative> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (all.size() < number) {
            String name = lot.pick(first) + " " + lot.pick(last);
            if (names.add(name)) {
                all.add(new Representative(agency, name, lot.pick(positions), telephone(agency + all.size())));
            }
        }
        return all;
    }

    /** A number that no exchange gives out: its subscriber part begins with zeros. */
    static String telephone(String of) {
        return "021-0000%04d".formatted(Lot.of(Country.SEED, "telephone " + of).below(10_000));
    }
}

package ir.gsb.samples.country;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A figure that a source gives; all other figures of the country are made up. */
record PublishedFact(String name, int value, String date, String source) {

    static Map<String, PublishedFact> all() {
        Map<String, PublishedFact> facts = new LinkedHashMap<>();
        for (String line : Lines.of("published-facts.txt")) {
            List<String> parts = Lines.split(line, "\\|");
            facts.put(
                    parts.get(0),
                    new PublishedFact(parts.get(0), Integer.parseInt(parts.get(1)), parts.get(2), parts.get(3)));
        }
        return facts;
    }

    static int value(Map<String, PublishedFact> facts, String name) {
        PublishedFact fact = facts.get(name);
        if (fact == null) {
            throw new IllegalStateException("published-facts.txt does not name " + name);
        }
        return fact.value();
    }
}

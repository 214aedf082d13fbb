package ir.gsb.search;

import ir.gsb.catalogue.Listing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The queries of {@code judged-queries.txt}, each with what fits it and how well. */
public final class JudgedQueries {

    private JudgedQueries() {}

    /** A service fits if it has all of these words in its title. */
    record Rule(int grade, List<String> words) {

        boolean fits(Listing service) {
            String title = Words.key(service.title().fa());
            return words.stream().allMatch(word -> switch (word.charAt(0)) {
                case '!' -> !title.contains(Words.key(word));
                case '@' -> service.agency().equals(word.substring(1));
                default -> title.contains(Words.key(word));
            });
        }
    }

    /** What is typed, and how well services fit it. */
    public record Judged(String words, List<Rule> rules) {

        /** 3 is what was meant, 0 has nothing to do with it. */
        int grade(Listing service) {
            return rules.stream()
                    .filter(rule -> rule.fits(service))
                    .mapToInt(Rule::grade)
                    .findFirst()
                    .orElse(0);
        }

        /** Normalised discounted cumulative gain of the first ten: 1 if no order were better. */
        public double ndcg(List<Listing> found, Collection<Listing> all) {
            List<Integer> best = all.stream()
                    .map(this::grade)
                    .sorted(Comparator.reverseOrder())
                    .limit(10)
                    .toList();
            double ideal = gain(best);
            return ideal == 0
                    ? Double.NaN
                    : gain(found.stream().limit(10).map(this::grade).toList()) / ideal;
        }

        private static double gain(List<Integer> grades) {
            double gain = 0;
            for (int rank = 0; rank < grades.size(); rank++) {
                gain += ((1 << grades.get(rank)) - 1) / (Math.log(rank + 2) / Math.log(2));
            }
            return gain;
        }
    }

    public static List<Judged> read() throws IOException {
        try (InputStream file = Objects.requireNonNull(JudgedQueries.class.getResourceAsStream("judged-queries.txt"))) {
            List<Judged> all = new ArrayList<>();
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String[] parts = line.split("\\|");
                if (!line.startsWith("#") && parts.length > 1) {
                    List<Rule> rules = new ArrayList<>();
                    for (int part = 1; part < parts.length; part++) {
                        List<String> words = List.of(parts[part].strip().split("\\s+"));
                        rules.add(new Rule(Integer.parseInt(words.getFirst()), words.subList(1, words.size())));
                    }
                    all.add(new Judged(parts[0].strip(), rules));
                }
            }
            return all;
        }
    }
}

package ir.gsb.duplicates;

import ir.gsb.catalogue.Agency;
import ir.gsb.duplicates.Reason.Trait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;

/** Compares services of different sides: weighs what they share, and what of their titles speaks against it. */
final class Comparison {

    /** Two services are held against each other if they share a feature that no more services than this part have. */
    private static final double RARE = 0.03;

    /** Services that a service is weighed with: those that share most with it. */
    private static final int NEAREST = 20;

    /** Services of one side that share more than this part of their words are of one family: issue and renewal. */
    private static final double AKIN = 0.4;

    /** What says less is not told. */
    private static final double WORTH_TELLING = 0.5;

    private final Corpus corpus;
    private final Scale scale;

    /** Two services before they are told; the first has the smaller code. */
    private record Pair(int one, int other, double strength) {}

    Comparison(List<Profile> profiles, Function<String, Optional<Agency>> agencies) {
        this.corpus = new Corpus(profiles, agencies);
        this.scale = new Scale(corpus.sides().pairs());
    }

    /**
     * The likeliest first, of the services of one family only the likeliest with those of another side.
     *
     * @param lowest score of those that are told
     * @param judged by their codes; they are told whatever their score
     */
    List<Likeness> likeliest(int most, int lowest, Collection<List<String>> judged) {
        List<Pair> pairs = new ArrayList<>(candidates());
        pairs.sort(Comparator.comparingDouble(Pair::strength)
                .reversed()
                .thenComparing(pair -> code(pair.one()))
                .thenComparing(pair -> code(pair.other())));
        Map<Set<Integer>, List<Pair>> told = new HashMap<>();
        Set<Pair> chosen = new LinkedHashSet<>(pairs.stream()
                .takeWhile(pair -> scale.score(pair.strength()) >= lowest)
                .filter(pair -> tells(pair, told))
                .limit(most)
                .toList());
        chosen.addAll(known(judged));
        return chosen.stream()
                .sorted(Comparator.comparingDouble(Pair::strength).reversed())
                .map(this::likeness)
                .toList();
    }

    private List<Pair> known(Collection<List<String>> judged) {
        Map<String, Integer> places = new HashMap<>();
        for (int at = 0; at < corpus.size(); at++) {
            places.put(code(at), at);
        }
        List<Pair> known = new ArrayList<>();
        for (List<String> codes : judged) {
            Integer one = places.get(codes.getFirst());
            Integer other = places.get(codes.getLast());
            if (one != null && other != null) {
                known.add(pair(one, other));
            }
        }
        return known;
    }

    private Set<Pair> candidates() {
        Set<Pair> pairs = new HashSet<>();
        for (int at = 0; at < corpus.size(); at++) {
            for (int other : nearest(at)) {
                pairs.add(pair(at, other));
            }
        }
        return pairs;
    }

    /** The services of other sides that share most with one, as if nothing hung together. */
    private List<Integer> nearest(int at) {
        double rare = Math.max(RARE * corpus.size(), NEAREST);
        double[] shared = new double[corpus.size()];
        for (Feature feature : corpus.features(at)) {
            if (feature.holders().cardinality() <= rare) {
                double strength = corpus.strength(feature);
                feature.holders().stream().forEach(other -> shared[other] += strength);
            }
        }
        var best = new PriorityQueue<Integer>(
                Comparator.comparingDouble((Integer other) -> shared[other]).thenComparing(Comparator.reverseOrder()));
        for (int other = 0; other < shared.length; other++) {
            if (shared[other] > 0 && !corpus.sides().same(at, other)) {
                best.add(other);
                if (best.size() > NEAREST) {
                    best.remove();
                }
            }
        }
        return List.copyOf(best);
    }

    private Pair pair(int at, int other) {
        boolean ordered = code(at).compareTo(code(other)) < 0;
        int one = ordered ? at : other;
        int another = ordered ? other : at;
        double strength = corpus.evidence(one, another).stream()
                .mapToDouble(Evidence::strength)
                .sum();
        double against = corpus.contrast(one, another).map(Contrast::strength).orElse(0.0);
        return new Pair(one, another, strength - against);
    }

    /** Whether it says more than a pair of the same two sides that comes before it. */
    private boolean tells(Pair pair, Map<Set<Integer>, List<Pair>> told) {
        Set<Integer> both = Set.of(corpus.sides().of(pair.one()), corpus.sides().of(pair.other()));
        List<Pair> before = told.computeIfAbsent(both, none -> new ArrayList<>());
        if (before.stream().anyMatch(other -> akin(pair.one(), other) || akin(pair.other(), other))) {
            return false;
        }
        before.add(pair);
        return true;
    }

    /** Whether a service is of the family of that of a pair which is of its side. */
    private boolean akin(int at, Pair pair) {
        int same = corpus.sides().same(at, pair.one()) ? pair.one() : pair.other();
        double shared = rarity(at, same);
        return shared > AKIN * Math.min(rarity(at, at), rarity(same, same));
    }

    /** Of the Persian words that both have. */
    private double rarity(int one, int other) {
        return corpus.features(one).stream()
                .filter(feature -> feature.name().startsWith("word:"))
                .filter(feature -> feature.holders().get(other))
                .mapToDouble(feature -> corpus.rarity(feature.name()))
                .sum();
    }

    private String code(int at) {
        return corpus.profile(at).listing().code();
    }

    private Likeness likeness(Pair pair) {
        Profile one = corpus.profile(pair.one());
        Profile other = corpus.profile(pair.other());
        List<Evidence> evidence = corpus.evidence(pair.one(), pair.other());
        double all = evidence.stream().mapToDouble(Evidence::strength).sum();
        Map<Trait, List<Evidence>> byTrait = new EnumMap<>(Trait.class);
        for (Evidence each : evidence) {
            if (each.strength() >= WORTH_TELLING) {
                byTrait.computeIfAbsent(one.trait(each.feature().name(), other), none -> new ArrayList<>())
                        .add(each);
            }
        }
        List<Reason> reasons = new ArrayList<>();
        byTrait.forEach((trait, some) -> reasons.add(reason(one, trait, some, all)));
        corpus.contrast(pair.one(), pair.other()).ifPresent(contrast -> {
            List<String> words =
                    List.of(one.written(contrast.one(), Trait.TITLE), other.written(contrast.other(), Trait.TITLE));
            reasons.add(new Reason(Trait.CONTRAST, -percent(contrast.strength(), all), words));
        });
        reasons.sort(Comparator.comparingInt(Reason::weight).reversed());
        return new Likeness(one.listing(), other.listing(), scale.score(pair.strength()), reasons);
    }

    private static Reason reason(Profile one, Trait trait, List<Evidence> some, double all) {
        double strength = some.stream().mapToDouble(Evidence::strength).sum();
        return new Reason(
                trait,
                percent(strength, all),
                some.stream()
                        .sorted(Comparator.comparingDouble(Evidence::strength).reversed())
                        .map(each -> one.written(each.feature().name(), trait))
                        .toList());
    }

    private static int percent(double part, double all) {
        return (int) Math.round(100 * part / all);
    }
}

package ir.gsb.duplicates;

import ir.gsb.catalogue.Agency;
import ir.gsb.duplicates.Reason.Trait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Compares services across agencies. Only those are compared that share something rare; each is then held against what
 * it is like on the whole, so that work that all agencies have in common is not taken for duplicate work.
 */
final class Comparison {

    /** What more services than this have is not rare. */
    private static final double RARE = 0.03;

    /** Services that a service is compared with in full. */
    private static final int NEIGHBOURS = 60;

    /** Of these it is how alike others are on the whole. */
    private static final int SURROUNDINGS = 1;

    /** Services of one agency that are more alike are of one family. */
    private static final double AKIN = 0.25;

    /** Bodies that do the same work each for their own place or customers. */
    private static final Set<Agency.Kind> PEERS =
            EnumSet.of(Agency.Kind.GOVERNORATE, Agency.Kind.MUNICIPALITY, Agency.Kind.BANK, Agency.Kind.INSURER);

    private final List<Profile> profiles;
    private final Function<String, Optional<Agency>> agencies;
    private final Map<String, int[]> holders;
    private final List<Map<String, Double>> vectors = new ArrayList<>();

    /** Another service, and how alike it is: 0 to 1. */
    private record Neighbour(int profile, double alike) {}

    /** Two services before they are told. */
    private record Pair(int one, int other, double alike) {}

    Comparison(List<Profile> profiles, Function<String, Optional<Agency>> agencies) {
        this.profiles = profiles;
        this.agencies = agencies;
        this.holders = holders(profiles);
        profiles.forEach(profile -> vectors.add(vector(profile)));
    }

    private static Map<String, int[]> holders(List<Profile> profiles) {
        Map<String, List<Integer>> all = new HashMap<>();
        for (int at = 0; at < profiles.size(); at++) {
            for (String feature : profiles.get(at).features().keySet()) {
                all.computeIfAbsent(feature, none -> new ArrayList<>()).add(at);
            }
        }
        Map<String, int[]> holders = new HashMap<>();
        all.forEach((feature, some) ->
                holders.put(feature, some.stream().mapToInt(at -> at).toArray()));
        return holders;
    }

    private double rarity(String feature) {
        return Math.log(1 + (double) profiles.size() / count(feature));
    }

    private int count(String feature) {
        return holders.getOrDefault(feature, new int[1]).length;
    }

    /** Of length one. */
    private Map<String, Double> vector(Profile profile) {
        Map<String, Double> vector = new HashMap<>();
        profile.features().forEach((feature, weight) -> vector.put(feature, weight * rarity(feature)));
        double length = Math.sqrt(
                vector.values().stream().mapToDouble(weight -> weight * weight).sum());
        vector.replaceAll((feature, weight) -> weight / length);
        return vector;
    }

    /** The likeliest first; of the services of one family only the likeliest with those of another agency. */
    List<Likeness> likeliest(int most) {
        List<List<Neighbour>> neighbours = new ArrayList<>();
        for (int at = 0; at < profiles.size(); at++) {
            neighbours.add(neighbours(at));
        }
        List<Pair> pairs = new ArrayList<>();
        for (int at = 0; at < profiles.size(); at++) {
            for (Neighbour other : neighbours.get(at)) {
                if (comparable(at, other.profile())) {
                    pairs.add(pair(at, other, neighbours));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::alike)
                .reversed()
                .thenComparing(pair -> code(pair.one()))
                .thenComparing(pair -> code(pair.other())));
        Map<Set<String>, List<Pair>> told = new HashMap<>();
        return pairs.stream()
                .filter(pair -> tells(pair, told))
                .limit(most)
                .map(this::likeness)
                .toList();
    }

    /** Whether it says more than a pair of the same two agencies that comes before it. */
    private boolean tells(Pair pair, Map<Set<String>, List<Pair>> told) {
        List<Pair> before =
                told.computeIfAbsent(Set.of(agency(pair.one()), agency(pair.other())), none -> new ArrayList<>());
        for (Pair other : before) {
            if (akin(pair.one(), other) || akin(pair.other(), other)) {
                return false;
            }
        }
        before.add(pair);
        return true;
    }

    /** Whether a service is of the family of one of a pair: the renewal of what another issues. */
    private boolean akin(int at, Pair pair) {
        int same = agency(at).equals(agency(pair.one())) ? pair.one() : pair.other();
        return root(at).equals(root(same)) || alike(at, same) > AKIN;
    }

    private Pair pair(int at, Neighbour other, List<List<Neighbour>> neighbours) {
        double around =
                surroundings(neighbours.get(at), other.profile()) + surroundings(neighbours.get(other.profile()), at);
        boolean first = code(at).compareTo(code(other.profile())) < 0;
        double alike = other.alike() / (other.alike() + around / 2);
        return new Pair(first ? at : other.profile(), first ? other.profile() : at, alike);
    }

    private String code(int at) {
        return profiles.get(at).listing().code();
    }

    private String agency(int at) {
        return profiles.get(at).listing().agency();
    }

    private String root(int at) {
        return profiles.get(at).listing().parent().orElse(code(at));
    }

    /** How alike services are on the average but for one and its sub-services. */
    private double surroundings(List<Neighbour> neighbours, int but) {
        return neighbours.stream()
                        .filter(neighbour -> !root(neighbour.profile()).equals(root(but)))
                        .limit(SURROUNDINGS)
                        .mapToDouble(Neighbour::alike)
                        .sum()
                / SURROUNDINGS;
    }

    /** The services that are most like one, of its own agency too, best first. */
    private List<Neighbour> neighbours(int at) {
        double rare = Math.max(RARE * profiles.size(), NEIGHBOURS);
        Map<Integer, Double> shared = new HashMap<>();
        vectors.get(at).forEach((feature, weight) -> {
            if (count(feature) <= rare) {
                for (int other : holders.getOrDefault(feature, new int[0])) {
                    shared.merge(other, weight * vectors.get(other).getOrDefault(feature, 0.0), Double::sum);
                }
            }
        });
        return shared.entrySet().stream()
                .filter(entry -> !root(at).equals(root(entry.getKey())))
                .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
                .limit(NEIGHBOURS)
                .map(entry -> new Neighbour(entry.getKey(), alike(at, entry.getKey())))
                .sorted(Comparator.comparingDouble(Neighbour::alike).reversed())
                .toList();
    }

    private boolean comparable(int at, int other) {
        String one = profiles.get(at).listing().agency();
        String another = profiles.get(other).listing().agency();
        return !one.equals(another) && !peers(one, another);
    }

    private boolean peers(String one, String another) {
        Optional<Agency.Kind> kind = agencies.apply(one).map(Agency::kind).filter(PEERS::contains);
        return kind.isPresent() && kind.equals(agencies.apply(another).map(Agency::kind));
    }

    private double alike(int at, int other) {
        Map<String, Double> vector = vectors.get(other);
        return vectors.get(at).entrySet().stream()
                .mapToDouble(feature -> feature.getValue() * vector.getOrDefault(feature.getKey(), 0.0))
                .sum();
    }

    private Likeness likeness(Pair pair) {
        Profile one = profiles.get(pair.one());
        Profile other = profiles.get(pair.other());
        List<Reason> reasons = new ArrayList<>();
        for (Trait trait : Trait.values()) {
            List<String> shared = one.trait(trait).entrySet().stream()
                    .filter(thing -> other.trait(trait).containsKey(thing.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
            if (!shared.isEmpty()) {
                reasons.add(new Reason(trait, shared));
            }
        }
        int score = (int) Math.clamp(Math.round(100 * pair.alike()), 1, 100);
        return new Likeness(one.listing(), other.listing(), score, reasons);
    }
}

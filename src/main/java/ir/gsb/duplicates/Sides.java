package ir.gsb.duplicates;

import ir.gsb.catalogue.Agency;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who can do the same work twice: agencies, each a side. Bodies that do the same work each for their own place or
 * customers are one side together.
 */
final class Sides {

    private static final Set<Agency.Kind> PEERS =
            EnumSet.of(Agency.Kind.GOVERNORATE, Agency.Kind.MUNICIPALITY, Agency.Kind.BANK, Agency.Kind.INSURER);

    private final int[] ofService;
    private final int number;
    private final double pairs;

    Sides(List<Profile> profiles, Function<String, Optional<Agency>> agencies) {
        Map<String, Integer> known = new HashMap<>();
        this.ofService = profiles.stream()
                .map(profile -> profile.listing().agency())
                .mapToInt(agency -> known.computeIfAbsent(side(agency, agencies.apply(agency)), none -> known.size()))
                .toArray();
        this.number = known.size();
        var all = new BitSet();
        all.set(0, ofService.length);
        this.pairs = pairs(all);
    }

    private static String side(String agency, Optional<Agency> known) {
        return known.map(Agency::kind)
                .filter(PEERS::contains)
                .map(Agency.Kind::name)
                .orElse(agency);
    }

    int of(int service) {
        return ofService[service];
    }

    boolean same(int one, int other) {
        return ofService[one] == ofService[other];
    }

    /** Pairs of services of different sides. */
    double pairs() {
        return pairs;
    }

    /** Pairs of some services that are of different sides. */
    double pairs(BitSet services) {
        int[] counts = new int[number];
        services.stream().forEach(service -> counts[ofService[service]]++);
        double all = services.cardinality();
        double twice = all * all;
        for (double count : counts) {
            twice -= count * count;
        }
        return twice / 2;
    }
}

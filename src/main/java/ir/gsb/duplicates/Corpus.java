package ir.gsb.duplicates;

import ir.gsb.catalogue.Agency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All services with what they have, and what it says that two of them share it.
 *
 * <p>A pair that is no duplicate work shares a feature by chance; how often, the catalogue itself tells: it is the part of
 * all pairs of different sides that share it (the u-probability of Fellegi and Sunter, "A theory for record linkage",
 * 1969). Features hang together, as the words of one sentence, or papers that one sort of permits needs. So the strongest
 * that two services share is counted in full, and each further by how unlikely it is beside the one before it that foretells
 * it best (as in the trees of Chow and Liu, 1968). What is part of a template thus counts once, however long it is.
 */
final class Corpus {

    /** The English title mostly says again what the Persian one says. */
    private static final double ENGLISH = 0.6;

    private static final Comparator<Evidence> STRONGEST_FIRST = Comparator.comparingDouble(Evidence::strength)
            .reversed()
            .thenComparing(evidence -> evidence.feature().name());

    private final List<Profile> profiles;
    private final Sides sides;
    private final Map<String, Feature> byName = new LinkedHashMap<>();
    private final List<List<Feature>> ofService = new ArrayList<>();

    Corpus(List<Profile> profiles, Function<String, Optional<Agency>> agencies) {
        this.profiles = profiles;
        this.sides = new Sides(profiles, agencies);
        for (int at = 0; at < profiles.size(); at++) {
            List<Feature> features = new ArrayList<>();
            for (String name : profiles.get(at).features().keySet()) {
                Feature feature = byName.computeIfAbsent(name, none -> new Feature(name, sides));
                feature.add(at);
                features.add(feature);
            }
            ofService.add(features);
        }
        byName.values().forEach(Feature::count);
    }

    int size() {
        return profiles.size();
    }

    Profile profile(int at) {
        return profiles.get(at);
    }

    Sides sides() {
        return sides;
    }

    List<Feature> features(int at) {
        return ofService.get(at);
    }

    /** What a feature says when nothing else is known. */
    double strength(Feature feature) {
        return weighed(feature, feature.chance());
    }

    private static double weighed(Feature feature, double chance) {
        return -Math.log(chance) * (feature.name().startsWith("english:") ? ENGLISH : 1);
    }

    /** What two services share, each counted by what it says beside those before it. */
    List<Evidence> evidence(int one, int other) {
        List<Evidence> alone = features(one).stream()
                .filter(feature -> feature.holders().get(other))
                .map(feature -> new Evidence(feature, strength(feature)))
                .sorted(STRONGEST_FIRST)
                .toList();
        List<Evidence> together = new ArrayList<>();
        for (Evidence next : alone) {
            double chance = next.feature().chance();
            for (Evidence before : together) {
                chance = Math.max(chance, next.feature().chance(before.feature()));
            }
            together.add(new Evidence(next.feature(), weighed(next.feature(), chance)));
        }
        return together;
    }

    /** Where the titles of two services are one sentence with two objects: the object words. */
    Optional<Contrast> contrast(int one, int other) {
        return Contrast.of(profile(one).title(), profile(other).title(), this::rarity);
    }

    /** Natural logarithm of how few services have a feature; of one that none has as if one had it. */
    double rarity(String name) {
        Feature feature = byName.get(name);
        return Math.log(
                (double) size() / (feature == null ? 1 : feature.holders().cardinality()));
    }
}

package ir.gsb.samples.country;

import ir.gsb.catalogue.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which agency gives which services: as many as were published, few by most agencies and many by some. */
final class Plan {

    static final int FEWEST = 18;
    static final int MOST = 188;

    private final long seed;
    private final List<Provider> providers;
    private final Planting planting;
    private final Map<String, List<Case>> cases = new LinkedHashMap<>();
    private final Map<String, List<String>> planted = new LinkedHashMap<>();

    Plan(Sort.All sorts, int services, long seed) {
        this.seed = seed;
        this.providers = Provider.read(sorts);
        Map<String, Provider> byCode = new LinkedHashMap<>();
        providers.forEach(provider -> byCode.put(provider.agency().code(), provider));
        this.planting = new Planting(sorts, byCode);
        List<Integer> shares = shares(services);
        for (int i = 0; i < providers.size(); i++) {
            draw(providers.get(i), shares.get(i));
        }
    }

    List<Provider> providers() {
        return providers;
    }

    List<Case> cases(String agency) {
        return cases.getOrDefault(agency, List.of());
    }

    Set<String> planted(String agency) {
        return Set.copyOf(planted.getOrDefault(agency, List.of()));
    }

    List<PlantedPair> pairs() {
        return planting.pairs(planted);
    }

    /** A deed done with a thing. */
    private record Choice(Thing thing, Deed deed, int key) {}

    private List<Choice> choices(Provider provider) {
        Lot lot = Lot.of(seed, "plan " + provider.agency().code());
        List<Choice> all = new ArrayList<>();
        Set<String> titles = new HashSet<>();
        for (Thing thing : provider.things()) {
            for (Deed deed : thing.sort().deeds) {
                if (titles.add(deed.titleOf(thing.name()).fa())) {
                    all.add(new Choice(thing, deed, deed.rank() * 100 + lot.below(300)));
                }
            }
        }
        return all;
    }

    /** How many each agency gives: those with much to keep give many times more. */
    private List<Integer> shares(int services) {
        List<Integer> rooms = providers.stream()
                .map(provider -> Math.min(
                        MOST,
                        choices(provider).size() + planting.of(provider.agency().code())))
                .toList();
        long low = 0;
        long high = 1_000_000;
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (sum(rooms, middle) > services) {
                high = middle;
            } else {
                low = middle;
            }
        }
        List<Integer> shares = new ArrayList<>();
        for (int room : rooms) {
            shares.add(share(room, low));
        }
        int missing = services - sum(rooms, low);
        for (int i = 0; missing > 0; i = (i + 1) % shares.size()) {
            if (shares.get(i) < rooms.get(i)) {
                shares.set(i, shares.get(i) + 1);
                missing--;
            }
        }
        return shares;
    }

    private static int sum(List<Integer> rooms, long factor) {
        return rooms.stream().mapToInt(room -> share(room, factor)).sum();
    }

    /** @param factor in millionths */
    private static int share(int room, long factor) {
        long over = Math.max(0, room - FEWEST);
        return (int) Math.min(room, FEWEST + over * over * factor / 1_000_000);
    }

    private void draw(Provider provider, int share) {
        String agency = provider.agency().code();
        int sown = planting.of(agency);
        List<Choice> all = choices(provider);
        Set<Choice> chosen = new LinkedHashSet<>(all.stream()
                .sorted(Comparator.comparingInt(Choice::key))
                .limit(share - sown)
                .toList());
        List<Case> drawn = new ArrayList<>();
        for (Choice choice : all) {
            if (chosen.contains(choice)) {
                drawn.add(new Case(
                        provider, reference(drawn.size()), choice.deed(), choice.thing(), Text.NONE, Text.NONE));
            }
        }
        List<String> references = new ArrayList<>();
        for (int i = 0; i < sown; i++) {
            references.add(reference(drawn.size()));
            drawn.add(planting.planted(agency, i, references.getLast()));
        }
        cases.put(agency, List.copyOf(drawn));
        planted.put(agency, List.copyOf(references));
    }

    private static String reference(int before) {
        return "S-%03d".formatted(before + 1);
    }
}

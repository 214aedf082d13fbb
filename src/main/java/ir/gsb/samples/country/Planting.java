package ir.gsb.samples.country;

import ir.gsb.catalogue.Classification.LifeEvent;
import ir.gsb.catalogue.Needs.Law;
import ir.gsb.catalogue.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The services that two agencies both give, on purpose, as cases that have no reference yet. */
final class Planting {

    /** One of a pair. */
    private record Side(Provider provider, Deed deed, Thing thing, Text title) {

        Case as(String reference) {
            return new Case(provider, reference, deed, thing, title, Text.NONE);
        }
    }

    private final Map<String, List<Side>> byAgency = new LinkedHashMap<>();
    private final List<List<Side>> pairs = new ArrayList<>();

    Planting(Sort.All sorts, Map<String, Provider> providers) {
        List<String> lines = Lines.of("planted.txt");
        for (int at = 0; at < lines.size(); at += 3) {
            List<String> pair = Lines.parts(lines.get(at));
            List<String> what = Lines.split(pair.get(2), "\\.");
            Sort sort = sorts.named(what.getFirst());
            Deed deed = sort.deeds.stream()
                    .filter(some -> some.name().equals(what.getLast()))
                    .findFirst()
                    .orElseThrow();
            LifeEvent event = LifeEvent.valueOf(pair.get(3));
            Provider one = known(providers, pair.get(0));
            Provider other = sharing(known(providers, pair.get(1)), one);
            pairs.add(List.of(
                    side(one, sort, deed, event, Lines.parts(lines.get(at + 1))),
                    side(other, sort, deed, event, Lines.parts(lines.get(at + 2)))));
        }
        pairs.forEach(pair -> pair.forEach(
                side -> byAgency.computeIfAbsent(side.provider().agency().code(), none -> new ArrayList<>())
                        .add(side)));
    }

    private static Provider known(Map<String, Provider> providers, String code) {
        Provider provider = providers.get(code);
        if (provider == null) {
            throw new IllegalStateException("planted.txt: there is no agency " + code);
        }
        return provider;
    }

    /** Who does the same work does it by the same law. */
    private static Provider sharing(Provider other, Provider one) {
        List<Law> laws = new ArrayList<>(other.laws());
        one.laws().stream().limit(1).filter(law -> !laws.contains(law)).forEach(laws::add);
        return new Provider(other.agency(), other.cluster(), laws, other.things());
    }

    private static Side side(Provider provider, Sort sort, Deed deed, LifeEvent event, List<String> words) {
        var thing = new Thing(sort, sort.kind, event, new Text(words.get(2), words.get(3)));
        return new Side(provider, deed, thing, new Text(words.get(0), words.get(1)));
    }

    int of(String agency) {
        return byAgency.getOrDefault(agency, List.of()).size();
    }

    /** A planted case of an agency. */
    Case planted(String agency, int number, String reference) {
        return byAgency.getOrDefault(agency, List.of()).get(number).as(reference);
    }

    /**
     * The pairs, by their references.
     *
     * @param references by agency, in the order of the planted cases
     */
    List<PlantedPair> pairs(Map<String, List<String>> references) {
        return pairs.stream()
                .map(pair -> new PlantedPair(place(pair.getFirst(), references), place(pair.getLast(), references)))
                .toList();
    }

    private PlantedPair.Place place(Side side, Map<String, List<String>> references) {
        String agency = side.provider().agency().code();
        int number = byAgency.getOrDefault(agency, List.of()).indexOf(side);
        return new PlantedPair.Place(
                agency, references.getOrDefault(agency, List.of()).get(number));
    }
}

package ir.gsb.duplicates;

import ir.gsb.catalogue.Classification.LifeEvent;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.PublishedService;
import ir.gsb.catalogue.Sheet;
import ir.gsb.duplicates.Reason.Trait;
import ir.gsb.search.Words;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What of a service is compared.
 *
 * @param features what it is about, with how much each says of it before it is known how rare it is
 * @param traits by which a likeness is explained: each thing in one spelling, and as it is published
 */
record Profile(Listing listing, Map<String, Double> features, Map<Trait, Map<String, String>> traits) {

    /** Letters by which words are alike: what follows is mostly an ending. */
    private static final int STEM = 5;

    static Profile of(PublishedService service) {
        Sheet sheet = service.sheet();
        Map<Trait, Map<String, String>> traits = new EnumMap<>(Trait.class);
        traits.put(Trait.TITLE, words(List.of(sheet.title().fa())));
        traits.put(Trait.OUTPUTS, words(sheet.outputs()));
        traits.put(Trait.DOCUMENTS, things(sheet.needs().documents().stream().map(paper -> paper.title())));
        traits.put(Trait.LAWS, things(sheet.needs().laws().stream().map(law -> law.title())));
        traits.put(
                Trait.EVENTS,
                things(sheet.classification().events().stream()
                        .filter(event -> event != LifeEvent.OTHER)
                        .map(LifeEvent::name)));
        return new Profile(service.listing(), features(sheet, traits), traits);
    }

    private static Map<String, Double> features(Sheet sheet, Map<Trait, Map<String, String>> traits) {
        Map<String, Double> all = new HashMap<>();
        add(all, "", words(List.of(sheet.description().fa())).keySet(), 0.3);
        add(all, "", words(sheet.keywords()).keySet(), 0.8);
        add(all, "", words(List.of(sheet.title().en())).keySet(), 0.8);
        traits.forEach((trait, things) -> {
            switch (trait) {
                case TITLE, OUTPUTS -> add(all, "", things.keySet(), 1);
                case DOCUMENTS, LAWS -> add(all, trait + ":", things.keySet(), 0.6);
                case EVENTS -> add(all, trait + ":", things.keySet(), 0.4);
            }
        });
        return all;
    }

    private static void add(Map<String, Double> all, String prefix, Collection<String> things, double weight) {
        things.forEach(thing -> all.merge(prefix + thing, weight, Math::max));
    }

    private static Map<String, String> words(List<String> texts) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String text : texts) {
            Words.of(text).forEach(word -> words.putIfAbsent(word.substring(0, Math.min(word.length(), STEM)), word));
        }
        return words;
    }

    private static Map<String, String> things(Stream<String> titles) {
        Map<String, String> things = new LinkedHashMap<>();
        titles.forEach(title -> things.putIfAbsent(Words.key(title), title));
        return things;
    }

    Map<String, String> trait(Trait trait) {
        return traits.getOrDefault(trait, Map.of());
    }
}

package ir.gsb.duplicates;

import ir.gsb.catalogue.Classification.LifeEvent;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.PublishedService;
import ir.gsb.catalogue.Sheet;
import ir.gsb.duplicates.Reason.Trait;
import ir.gsb.search.Words;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What of a service is compared.
 *
 * @param title the words of the Persian title, in order, as features
 * @param features each in one spelling, with the traits of the service that have it and how they write it
 */
record Profile(Listing listing, List<String> title, Map<String, Map<Trait, String>> features) {

    /** Letters by which words are alike: what follows is mostly an ending. */
    private static final int STEM = 5;

    static Profile of(PublishedService service) {
        Sheet sheet = service.sheet();
        List<String> title = Words.of(sheet.title().fa()).stream()
                .map(word -> feature(Trait.TITLE, word))
                .toList();
        var profile = new Profile(service.listing(), title, new LinkedHashMap<>());
        profile.words(Trait.TITLE, List.of(sheet.title().fa()));
        profile.words(Trait.OUTPUTS, sheet.outputs());
        profile.words(Trait.KEYWORDS, sheet.keywords());
        profile.words(Trait.ENGLISH, List.of(sheet.title().en()));
        profile.things(Trait.DOCUMENTS, sheet.needs().documents().stream().map(paper -> paper.title()));
        profile.things(Trait.LAWS, sheet.needs().laws().stream().map(law -> law.title()));
        profile.things(
                Trait.EVENTS,
                sheet.classification().events().stream()
                        .filter(event -> event != LifeEvent.OTHER)
                        .map(LifeEvent::name));
        return profile;
    }

    private void words(Trait trait, List<String> texts) {
        for (String text : texts) {
            Words.of(text).forEach(word -> add(feature(trait, word), trait, word));
        }
    }

    /** A Persian word is the same wherever it stands. */
    private static String feature(Trait trait, String word) {
        return (trait == Trait.ENGLISH ? "english:" : "word:") + word.substring(0, Math.min(word.length(), STEM));
    }

    private void things(Trait trait, Stream<String> titles) {
        titles.forEach(title -> add(trait + ":" + Words.key(title), trait, title));
    }

    private void add(String feature, Trait trait, String written) {
        features.computeIfAbsent(feature, none -> new EnumMap<>(Trait.class)).putIfAbsent(trait, written);
    }

    /** By which trait a likeness in a feature is told, when both services have it. */
    Trait trait(String feature, Profile other) {
        Map<Trait, String> mine = features.getOrDefault(feature, Map.of());
        Map<Trait, String> others = other.features().getOrDefault(feature, Map.of());
        return mine.keySet().stream().filter(others::containsKey).findFirst().orElse(Trait.KEYWORDS);
    }

    /** As it is written here, in that trait if it has it. */
    String written(String feature, Trait trait) {
        Map<Trait, String> mine = features.getOrDefault(feature, Map.of());
        return mine.getOrDefault(trait, mine.values().iterator().next());
    }
}

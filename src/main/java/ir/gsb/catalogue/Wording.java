package ir.gsb.catalogue;

/**
 * What people call the words of the catalogue: clusters, life events, channels, states. The texts are in {@code
 * words_fa.properties} and {@code words_en.properties}, by the simple name of the word's type, {@code Cluster.HEALTH}.
 */
public final class Wording {

    private static final Titles WORDS = Titles.in("words");

    private Wording() {}

    /** @throws IllegalArgumentException if it is no word of the catalogue */
    public static Text of(Enum<?> word) {
        if (word instanceof Province province) {
            return province.title();
        }
        if (word instanceof Objection objection) {
            return objection.says();
        }
        String key = word.getDeclaringClass().getSimpleName() + '.' + word.name();
        return WORDS.of(key).orElseThrow(() -> new IllegalArgumentException(key + " is no word of the catalogue"));
    }
}

package ir.gsb.samples.country;

import ir.gsb.catalogue.Text;
import java.util.Locale;

/**
 * Something that can be asked for: the issue of a permit. A star in its texts stands for the thing.
 *
 * @param rank the first of its sort is what people ask for most
 * @param rials 0 if it is free
 * @param about what happens, in a sentence
 */
record Deed(String name, int rank, Text title, String output, int days, long rials, Text about) {

    Text titleOf(Text thing) {
        return new Text(fill(title.fa(), thing.fa()), sentence(fill(title.en(), thing.en())));
    }

    Text aboutOf(Text thing) {
        return new Text(fill(about.fa(), thing.fa()), sentence(fill(about.en(), thing.en())));
    }

    String outputOf(Text thing) {
        return fill(output, thing.fa());
    }

    static String fill(String pattern, String thing) {
        return pattern.replace("*", thing);
    }

    static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}

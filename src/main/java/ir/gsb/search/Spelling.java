package ir.gsb.search;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;

/**
 * One spelling for all: Arabic letters become Persian ones, hamzas and marks go, digits become European. A half-space may
 * part two words or join them.
 */
enum Spelling {
    /** A half-space is a space. */
    PARTED(" "),
    /** A half-space is nothing. */
    JOINED("");

    private final NormalizeCharMap map;

    Spelling(String halfSpace) {
        var builder = new NormalizeCharMap.Builder();
        letters().forEach(builder::add);
        // zero width non-joiner and space; the not sign stands for the former in files of old word processors
        for (String written : new String[] {"\u200c", "\u200b", "\u00ac"}) {
            builder.add(written, halfSpace);
        }
        this.map = builder.build();
    }

    private static Map<String, String> letters() {
        Map<String, String> all = new LinkedHashMap<>();
        each(all, "يىئےېۍ", "ی");
        each(all, "كڪ", "ک");
        each(all, "ؤ", "و");
        each(all, "أإآٱ", "ا");
        each(all, "ةۀەہ", "ه");
        each(all, "ء\u0654\u0655\u0670\u0640\u00ad\u061c\u200d\u200e\u200f\ufeff", "");
        range(all, '\u064b', '\u0653');
        range(all, '\u202a', '\u202e');
        range(all, '\u2066', '\u2069');
        for (char digit = 0; digit <= 9; digit++) {
            String european = String.valueOf((char) ('0' + digit));
            all.put(String.valueOf((char) ('۰' + digit)), european);
            all.put(String.valueOf((char) ('٠' + digit)), european);
        }
        shapes(all, '\ufb50', '\ufdff');
        shapes(all, '\ufe70', '\ufefc');
        return all;
    }

    private static void each(Map<String, String> all, String written, String meant) {
        written.chars().forEach(letter -> all.put(String.valueOf((char) letter), meant));
    }

    private static void range(Map<String, String> all, char first, char last) {
        for (char mark = first; mark <= last; mark++) {
            all.put(String.valueOf(mark), "");
        }
    }

    /** Letters in the shape that they take inside a word, as old files have them. */
    private static void shapes(Map<String, String> all, char first, char last) {
        for (char shape = first; shape <= last; shape++) {
            String letters = Normalizer.normalize(String.valueOf(shape), Normalizer.Form.NFKC);
            if (letters.charAt(0) != shape) {
                var meant = new StringBuilder();
                letters.chars()
                        .mapToObj(letter -> String.valueOf((char) letter))
                        .forEach(letter -> meant.append(all.getOrDefault(letter, letter)));
                all.put(String.valueOf(shape), meant.toString());
            }
        }
    }

    /** Whether the text reads otherwise in the other spelling. */
    static boolean hasHalfSpace(String text) {
        return text.chars().anyMatch(letter -> letter == '\u200c' || letter == '\u200b' || letter == '\u00ac');
    }

    /** A reader of the text in this spelling, which knows where each letter stood before. */
    Reader filter(Reader text) {
        return new MappingCharFilter(map, text);
    }

    /** The text in this spelling. */
    String of(String text) {
        try (Reader reader = filter(new StringReader(text))) {
            var folded = new StringBuilder(text.length());
            for (int letter = reader.read(); letter >= 0; letter = reader.read()) {
                folded.append((char) letter);
            }
            return folded.toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

package ir.gsb.search;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Takes the plural from the end of a word (کتاب‌های → کتاب), and leaves out what is nothing else because a
 * half-space or a space parted it from its word.
 */
final class SuffixFilter extends TokenFilter {

    /** Longest first. */
    private static final String[] ENDINGS = {"هایی", "های", "ها"};

    private static final Set<String> PARTED = Set.of("هایی", "های", "ها", "ی", "ای");
    private static final int LONGEST_PARTED = 4;
    private static final int SHORTEST_STEM = 3;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    SuffixFilter(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        while (input.incrementToken()) {
            if (term.length() > LONGEST_PARTED || !PARTED.contains(term.toString())) {
                term.setLength(stem());
                return true;
            }
        }
        return false;
    }

    private int stem() {
        for (String ending : ENDINGS) {
            int left = term.length() - ending.length();
            if (left >= SHORTEST_STEM && endsWith(ending)) {
                return left;
            }
        }
        return term.length();
    }

    private boolean endsWith(String ending) {
        int start = term.length() - ending.length();
        for (int at = 0; at < ending.length(); at++) {
            if (term.charAt(start + at) != ending.charAt(at)) {
                return false;
            }
        }
        return true;
    }
}

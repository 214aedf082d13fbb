package ir.gsb.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * A word as the index knows it, and where it stands in the text.
 *
 * @param pair whether it is two neighbours as one
 * @param from first character of it in the text
 * @param to the character after its last
 */
record Word(String text, boolean pair, int from, int to) {

    /** The words of a text, in order. */
    static List<Word> in(String text, Analyzer analyzer) {
        List<Word> words = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var offset = stream.addAttribute(OffsetAttribute.class);
            var type = stream.addAttribute(TypeAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                boolean pair = type.type().equals(WordAnalyzer.PAIR);
                words.add(new Word(term.toString(), pair, offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return words;
    }

    boolean covers(Word other) {
        return from <= other.from && to >= other.to;
    }
}

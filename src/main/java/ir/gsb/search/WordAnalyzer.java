package ir.gsb.search;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * Words in one spelling, without endings, and each two neighbours as one word beside, so that رتبه‌بندی, رتبه بندی and
 * رتبهبندی are the same. No word is left out for being frequent: in this catalogue خدمات and نام say something.
 */
final class WordAnalyzer extends Analyzer {

    /** The type of two words as one. */
    static final String PAIR = ShingleFilter.DEFAULT_TOKEN_TYPE;

    private final Spelling spelling;

    WordAnalyzer(Spelling spelling) {
        this.spelling = spelling;
    }

    @Override
    protected Reader initReader(String field, Reader text) {
        return spelling.filter(text);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var tokenizer = new StandardTokenizer();
        TokenStream words = new SuffixFilter(new EnglishMinimalStemFilter(new LowerCaseFilter(tokenizer)));
        var pairs = new ShingleFilter(words, 2, 2);
        pairs.setTokenSeparator("");
        return new TokenStreamComponents(tokenizer, new SuffixFilter(pairs));
    }
}

package ir.gsb.guide;

import ir.gsb.canonical.Outline;
import ir.gsb.pages.Wordbook;
import java.time.Instant;

/** The pages' texts in one language, with its digits and its calendar. A text that is missing is an error. */
public final class Words {

    private final Wordbook book;

    Words(boolean english) {
        this.book = new Wordbook("ir.gsb.guide.texts", english);
    }

    public String lang() {
        return book.lang();
    }

    public String dir() {
        return book.dir();
    }

    /** Where the pages of this language begin. */
    public String base() {
        return either("/docs", "/docs/en");
    }

    public String otherBase() {
        return either("/docs/en", "/docs");
    }

    public String of(String key) {
        return book.of(key);
    }

    /** Of two texts the one in this language. */
    public String either(String fa, String en) {
        return book.either(fa, en);
    }

    /** The day in Tehran. */
    public String day(Instant at) {
        return book.show().day(at);
    }

    /** What a field holds. */
    public String kind(Outline.Field field) {
        return of("kind." + Outline.written(field.kind()));
    }

    /** How long a text, or how large a number is; empty if nothing is said about it. */
    public String extent(Outline.Field field) {
        boolean number = field.kind() == Outline.Kind.NUMBER;
        boolean text = field.kind() == Outline.Kind.TEXT && (field.least() > 0 || field.most() < Long.MAX_VALUE);
        if (!number && !text) {
            return "";
        }
        String unit = number ? "number" : "length";
        if (field.least() == field.most()) {
            return book.filled("extent." + unit + ".exactly", field.most());
        }
        return field.most() == Long.MAX_VALUE
                ? book.filled("extent." + unit + ".least", field.least())
                : book.filled("extent." + unit + ".between", field.least(), field.most());
    }
}

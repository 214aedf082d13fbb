package ir.gsb.catalogue;

/** A text in both languages; either may be empty while a sheet is being written. */
public record Text(String fa, String en) {

    public static final Text NONE = new Text("", "");

    public Text {
        Sheet.checkLength("fa", fa);
        Sheet.checkLength("en", en);
    }

    /** In one language; in the other one if it is not there. */
    public String in(boolean english) {
        String own = english ? en : fa;
        return own.isEmpty() ? english ? fa : en : own;
    }

    /** The language of what {@link #in} gives: {@code fa} or {@code en}. */
    public String languageIn(boolean english) {
        boolean inTheOther = (english ? en : fa).isEmpty() && !equals(NONE);
        return english == inTheOther ? "fa" : "en";
    }
}

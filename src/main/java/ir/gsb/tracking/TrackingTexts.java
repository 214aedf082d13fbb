package ir.gsb.tracking;

import java.util.Locale;
import java.util.ResourceBundle;

/** The words of this room in one language. */
public final class TrackingTexts {

    private final ResourceBundle words;

    private TrackingTexts(ResourceBundle words) {
        this.words = words;
    }

    /** @param language {@code fa} or {@code en}; Persian for any other */
    public static TrackingTexts of(String language) {
        String known = language.equals("en") ? "en" : "fa";
        return new TrackingTexts(ResourceBundle.getBundle(
                "ir.gsb.tracking.texts",
                Locale.of(known),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** What a state is called. */
    public String state(CaseState state) {
        return words.getString("CaseState." + state);
    }

    /** What a state means for the citizen, in a sentence. */
    public String meaning(CaseState state) {
        return words.getString("CaseState." + state + ".meaning");
    }

    /** What is asked. */
    public String item(SurveyItem item) {
        return words.getString("SurveyItem." + item);
    }

    /** What a step from 1 to 5 is called. */
    public String step(int step) {
        return words.getString("Step." + step);
    }

    /** The message to a citizen whose case came into a state; {@code {code}} stands for the tracking code. */
    public String message(String template) {
        return words.getString(template);
    }
}

package ir.gsb.portal;

import ir.gsb.tracking.SurveyAnswer;
import ir.gsb.tracking.SurveyItem;
import ir.gsb.tracking.TrackingTexts;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A survey as it is filled in so far.
 *
 * @param pass lets answer while it is good
 * @param steps of the items that were answered
 * @param code of the case, where the form asked for it because the pass was good no more
 * @param factor the second factor, likewise
 */
public record SurveyForm(
        String pass, Map<SurveyItem, Integer> steps, String comment, Optional<String> code, Optional<String> factor) {

    static final String PASS = "pass";
    static final String COMMENT = "comment";

    private static final String STEP = "[1-" + SurveyAnswer.BEST + "]";

    static SurveyForm of(Map<String, String> given) {
        Map<SurveyItem, Integer> steps = new EnumMap<>(SurveyItem.class);
        for (SurveyItem item : SurveyItem.values()) {
            String step = given.getOrDefault(item.name(), "");
            if (step.matches(STEP)) {
                steps.put(item, Integer.valueOf(step));
            }
        }
        return new SurveyForm(
                given.getOrDefault(PASS, ""),
                steps,
                given.getOrDefault(COMMENT, ""),
                Optional.ofNullable(given.get(CaseEntry.CODE)),
                Optional.ofNullable(given.get(CaseEntry.FACTOR)));
    }

    SurveyForm withPass(String fresh) {
        return new SurveyForm(fresh, steps, comment, code, factor);
    }

    /** What is missing, and what is too long; the fields are named as the items are. */
    Wrongs wrongs(Words words) {
        var told = TrackingTexts.of(words.lang());
        Wrongs wrongs = Wrongs.NONE;
        for (SurveyItem item : SurveyItem.values()) {
            if (!steps.containsKey(item)) {
                String says = words.filled("survey.missing", words.number(item.ordinal() + 1L), told.item(item));
                wrongs = wrongs.and(Wrongs.of(item.name(), says));
            }
        }
        return comment.length() > SurveyAnswer.LONGEST_COMMENT
                ? wrongs.and(Wrongs.of(COMMENT, words.of("survey.too-long")))
                : wrongs;
    }

    /** For who has nothing wrong. */
    SurveyAnswer answer() {
        return new SurveyAnswer(steps, comment);
    }

    /** What the same page in the other language begins with; a second factor that may be wrong is not sent twice. */
    Map<String, String> again() {
        Map<String, String> again = new LinkedHashMap<>();
        again.put(PASS, pass);
        again.put(COMMENT, comment);
        steps.forEach((item, step) -> again.put(item.name(), step.toString()));
        return again;
    }
}

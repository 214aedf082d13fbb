package ir.gsb.tracking;

import ir.gsb.message.PersonalNumbers;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a citizen says when a case is over.
 *
 * @param steps for every item, from 1 (worst) to 5 (best)
 * @param comment at most {@link #LONGEST_COMMENT} characters, may be empty; numbers of 10 or 11 digits are left out
 */
public record SurveyAnswer(Map<SurveyItem, Integer> steps, String comment) {

    public static final int BEST = 5;
    public static final int LONGEST_COMMENT = 1_000;

    /** Control characters but for ends of lines; the store takes no NUL. */
    private static final String UNSEEN = "[\\p{Cc}&&[^\\r\\n\\t]]";

    /** @throws IllegalArgumentException if an item has no step, or the comment is too long; the message says which */
    public SurveyAnswer {
        for (SurveyItem item : SurveyItem.values()) {
            Integer step = steps.get(item);
            if (step == null || step < 1 || step > BEST) {
                throw new IllegalArgumentException(item + " needs a step from 1 to " + BEST);
            }
        }
        if (comment.length() > LONGEST_COMMENT) {
            throw new IllegalArgumentException("a comment has at most " + LONGEST_COMMENT + " characters");
        }
        steps = new EnumMap<>(steps);
        comment = PersonalNumbers.leftOutOf(comment.replaceAll(UNSEEN, "").strip());
    }

    /** In the order of the items. */
    List<Integer> inOrder() {
        return List.copyOf(steps.values());
    }

    @Override
    public String toString() {
        return "SurveyAnswer[]";
    }
}

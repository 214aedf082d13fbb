package ir.gsb.tracking;

/**
 * What a citizen is asked when a case is over, each in five steps; texts are in {@link TrackingTexts}. Answers are kept in
 * this order, so nothing is ever put in between.
 */
public enum SurveyItem {
    /** Was it clear beforehand which steps there are? */
    STEPS_TOLD,
    /** Was it clear beforehand how long it takes? */
    DURATION_TOLD,
    /** Were complaints dealt with in time and plainly? */
    COMPLAINTS,
    /** Did they answer, and follow it up by themselves? */
    RESPONSE,
    /** Was the work of the staff correct? */
    ACCURACY,
    /** How little did one have to run after it? */
    FOLLOW_UPS,
    /** Was the promised time kept? */
    PROMISE,
    /** Can one trust the agency? */
    TRUST,
    /** Was it quick? */
    SPEED,
    /** All in all? */
    OVERALL
}

package ir.gsb.catalogue;

import java.util.Optional;

/**
 * Sheets that wait for somebody.
 *
 * @param reviewer whose last taking up counts; empty if it does not matter who took them up
 * @param others those that others took up, not the reviewer
 * @param words what stands in a title, the reference or the code, however it is spelt; empty for all
 */
public record Waiting(State state, Optional<String> reviewer, boolean others, String words) {

    public static Waiting in(State state, String words) {
        return new Waiting(state, Optional.empty(), false, words);
    }

    /** Under review with one reviewer, or with all others. */
    public static Waiting with(String reviewer, boolean others, String words) {
        return new Waiting(State.UNDER_REVIEW, Optional.of(reviewer), others, words);
    }
}

package ir.gsb.workbench;

import java.util.List;

/**
 * What became of one sample.
 *
 * @param stages what it was after each stage that it passed
 * @param problems why that is not what was expected; empty if it is
 */
public record TrialResult(String sample, List<Stage> stages, List<String> problems) {

    /** What was made of a sample, for people to read. */
    public record Stage(String name, String text) {}
}

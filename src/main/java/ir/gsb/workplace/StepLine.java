package ir.gsb.workplace;

import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.SheetStep;
import ir.gsb.catalogue.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A step as the pages tell it: what one wrote at a stretch is one.
 *
 * @param until when it was saved last
 */
public record StepLine(SheetStep step, Instant until) {

    /** The newest first. */
    static List<StepLine> of(List<SheetStep> steps, ServiceFile.Version newest) {
        List<StepLine> lines = new ArrayList<>();
        for (SheetStep step : steps) {
            if (!lines.isEmpty() && lines.getLast().goesOn(step)) {
                StepLine last = lines.removeLast();
                lines.add(new StepLine(last.step(), step.at()));
            } else {
                lines.add(new StepLine(step, step.at()));
            }
        }
        if (!lines.isEmpty() && lines.getLast().step().word() == Word.SAVE) {
            lines.add(new StepLine(lines.removeLast().step(), newest.writtenAt()));
        }
        return lines.reversed();
    }

    private boolean goesOn(SheetStep next) {
        return step.word() == Word.SAVE
                && next.word() == Word.SAVE
                && Objects.equals(step.actor(), next.actor())
                && step.version() == next.version();
    }
}

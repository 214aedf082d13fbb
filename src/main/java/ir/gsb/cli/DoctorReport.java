package ir.gsb.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Optional;

/** Writes a diagnosis, for people or for machines, and says the exit code. */
final class DoctorReport {

    private static final int WIDTH = Arrays.stream(DoctorStep.values())
            .mapToInt(step -> step.english().length())
            .max()
            .orElse(0);

    private final PrintWriter out;
    private final boolean json;

    DoctorReport(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** @return the exit code */
    int print(Diagnosis diagnosis) {
        if (json) {
            out.println(json(diagnosis).toPrettyString());
        } else {
            for (DoctorStep step : DoctorStep.values()) {
                Optional<Look<?>> look = diagnosis.of(step);
                out.println((mark(look) + " " + step.english()
                                + " ".repeat(WIDTH - step.english().length()) + "  " + words(look))
                        .stripTrailing());
            }
            out.println();
            out.println(diagnosis.conclusion());
            out.println(diagnosis.persianConclusion());
        }
        out.flush();
        return diagnosis.ill().isEmpty() ? ExitCode.ANSWERED : ExitCode.REFUSED;
    }

    private static String mark(Optional<Look<?>> look) {
        return switch (look.orElse(null)) {
            case Look.Well<?> well -> "✓";
            case Look.Ill<?> ill -> "✗";
            case null -> "–";
        };
    }

    private static String words(Optional<Look<?>> look) {
        return switch (look.orElse(null)) {
            case Look.Well<?> well -> well.words();
            case Look.Ill<?> ill -> ill.wrong();
            case null -> "not checked, since what it needs is wrong";
        };
    }

    /** {@code outcome}, {@code conclusion}, {@code conclusionFa} and {@code steps}. */
    private static ObjectNode json(Diagnosis diagnosis) {
        ObjectNode all = new ObjectMapper().createObjectNode();
        all.put("outcome", diagnosis.ill().isEmpty() ? "well" : "ill")
                .put("conclusion", diagnosis.conclusion())
                .put("conclusionFa", diagnosis.persianConclusion());
        ArrayNode steps = all.putArray("steps");
        for (DoctorStep step : DoctorStep.values()) {
            ObjectNode one = steps.addObject()
                    .put("step", step.wire())
                    .put("title", step.english())
                    .put("titleFa", step.persian());
            switch (diagnosis.of(step).orElse(null)) {
                case Look.Well<?> well -> one.put("verdict", "holds").put("found", well.words());
                case Look.Ill<?> ill ->
                    one.put("verdict", "fails").put("found", ill.wrong()).put("toDo", ill.toDo());
                case null -> one.put("verdict", "not-checked");
            }
        }
        return all;
    }
}

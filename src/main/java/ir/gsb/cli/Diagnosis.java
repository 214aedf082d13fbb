package ir.gsb.cli;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What was looked at, and what came of it. What is missing was not looked at, since something before it is wrong. */
final class Diagnosis {

    private final Map<DoctorStep, Look<?>> looks = new EnumMap<>(DoctorStep.class);

    /** Keeps a look, and gives what it saw if all is well with it. */
    <T> Optional<T> add(DoctorStep step, Look<T> look) {
        looks.put(step, look);
        return switch (look) {
            case Look.Well<T>(T seen, String words) -> Optional.of(seen);
            case Look.Ill<T> ill -> Optional.empty();
        };
    }

    Optional<Look<?>> of(DoctorStep step) {
        return Optional.ofNullable(looks.get(step));
    }

    /** The first step that something is wrong with. */
    Optional<DoctorStep> ill() {
        return looks.keySet().stream()
                .filter(step -> looks.get(step) instanceof Look.Ill<?>)
                .findFirst();
    }

    /** All of it in one sentence, or in two: what is wrong, and what to do. */
    String conclusion() {
        return ill().map(step -> (Look.Ill<?>) Objects.requireNonNull(looks.get(step)))
                .map(ill -> "What is wrong: " + ill.wrong() + " What to do: " + ill.toDo())
                .orElseGet(() -> "All is well: "
                        + of(DoctorStep.AGREEMENT)
                                .map(look -> String.valueOf(((Look.Well<?>) look).seen()))
                                .orElse(""));
    }

    String persianConclusion() {
        return ill().map(step -> "ایراد اینجاست: «" + step.persian() + "» برقرار نیست.")
                .orElse("همه چیز درست است.");
    }
}

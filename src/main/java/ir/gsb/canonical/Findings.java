package ir.gsb.canonical;

import ir.gsb.message.Code;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The places where one message does not fit its model; the first twenty. */
final class Findings {

    private static final int MOST = 20;
    private static final int LONGEST_STEP = 64;

    private final List<Violation> violations = new ArrayList<>(0);

    /** A place in a message, by way of the places around it. */
    record Place(@Nullable Place around, String step) {

        static final Place ROOT = new Place(null, "");

        Place child(String step) {
            return new Place(this, step);
        }

        /** The place as a JSON Pointer (RFC 6901). */
        String pointer() {
            return around == null ? "" : around.pointer() + "/" + escaped(step);
        }

        private static String escaped(String step) {
            String kept = step.length() > LONGEST_STEP ? step.substring(0, LONGEST_STEP) : step;
            return kept.replace("~", "~0").replace("/", "~1");
        }
    }

    /** Adds what is wrong at a place, unless something is known to be wrong there. */
    void add(Place place, String message) {
        String pointer = place.pointer();
        if (violations.size() < MOST
                && violations.stream().noneMatch(known -> known.pointer().equals(pointer))) {
            violations.add(new Violation(pointer, message));
        }
    }

    boolean none() {
        return violations.isEmpty();
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** {@code schema-violation} with all that was found. */
    RefusedException refusal() {
        return new RefusedException(new Refusal(
                Code.SCHEMA_VIOLATION,
                "The request does not fit the inquiry's schema in " + violations.size()
                        + (violations.size() == 1 ? " place" : " places")
                        + ", listed under violations. Correct them and send the request under a new message id.",
                violations,
                Optional.empty()));
    }
}

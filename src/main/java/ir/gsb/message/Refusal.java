package ir.gsb.message;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Why an exchange was not answered.
 *
 * @param detail what is wrong and what to do next, for the developer who reads it; no personal data
 * @param violations where the message breaks its schema; empty for all other codes
 * @param retryAfter when to ask again, where that is known
 * @param allowances the quotas that it would have taken of
 * @param unsent whether it is certain that the provider was not asked
 */
public record Refusal(
        Code code,
        String detail,
        List<Violation> violations,
        Optional<Duration> retryAfter,
        List<Allowance> allowances,
        boolean unsent) {

    public Refusal {
        violations = List.copyOf(violations);
        allowances = List.copyOf(allowances);
    }

    /** One that says nothing of the provider. */
    public Refusal(
            Code code,
            String detail,
            List<Violation> violations,
            Optional<Duration> retryAfter,
            List<Allowance> allowances) {
        this(code, detail, violations, retryAfter, allowances, false);
    }

    /** One that no quota has to do with. */
    public Refusal(Code code, String detail, List<Violation> violations, Optional<Duration> retryAfter) {
        this(code, detail, violations, retryAfter, List.of());
    }

    public static Refusal of(Code code, String detail) {
        return new Refusal(code, detail, List.of(), Optional.empty());
    }

    public static Refusal retryLater(Code code, String detail, Duration after) {
        return new Refusal(code, detail, List.of(), Optional.of(after));
    }

    /** The same, and certain that the provider was not asked. */
    public Refusal asUnsent() {
        return new Refusal(code, detail, violations, retryAfter, allowances, true);
    }

    /** To leave a stage with. */
    public RefusedException asException() {
        return new RefusedException(this);
    }
}

package ir.gsb.exchangelog;

import ir.gsb.message.Step;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the record says of one exchange, for an auditor: nothing of what was said.
 *
 * @param steps microseconds from the receipt to each step that was reached
 * @param thumbprint SHA-256 of the client's certificate, base64url
 * @param algorithm of its signature, as RFC 9421 names it
 * @param detail what the client was told, if it was not answered
 * @param violations pointers to where the request did not fit its schema
 * @param subject the keyed hash of who was asked about, as {@link Term#SUBJECT} is searched by
 * @param requestSize in bytes
 * @param answerSize in bytes
 * @param requestCommitment SHA-256 over a salt and the request, in hexadecimal digits
 * @param answerCommitment the same of the answer
 * @param node that ended it, or accepted it if it is pending
 * @param retention the class that says how long it is kept
 * @param kept whether the vault still has what was said
 * @param acts what was done about it since, oldest first
 */
public record AuditedExchange(
        Found found,
        Map<Step, Long> steps,
        Optional<String> thumbprint,
        Optional<String> algorithm,
        Optional<String> detail,
        List<String> violations,
        Optional<String> subject,
        Optional<Long> requestSize,
        Optional<Long> answerSize,
        Optional<String> requestCommitment,
        Optional<String> answerCommitment,
        String node,
        Optional<String> retention,
        boolean kept,
        List<DoneAct> acts) {

    public AuditedExchange {
        steps = Collections.unmodifiableMap(steps);
        violations = List.copyOf(violations);
        acts = List.copyOf(acts);
    }
}

package ir.gsb.delivery;

import ir.gsb.canonical.JsonText;
import ir.gsb.message.Code;
import ir.gsb.message.Node;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An error of a provider that follows the hub's own wire contract (RFC 9457). Of what it says, only the contract's own
 * words are passed on, its code and the places in the request; free text may hold personal data and is kept for the
 * record.
 */
final class ProviderProblem {

    private static final int MOST_KEPT = 4096;
    private static final int MOST_PLACES = 10;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Pattern PLACE = Pattern.compile("(/([A-Za-z][A-Za-z0-9]{0,63}|[0-9]{1,3})){1,8}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private ProviderProblem() {}

    /** @param answer whose signature holds and whose status is not 200 */
    static RefusedException refusal(RawAnswer answer) {
        byte[] body = answer.body();
        String kept = new String(body, 0, Math.min(body.length, MOST_KEPT), StandardCharsets.UTF_8);
        if (answer.status() == TOO_MANY_REQUESTS) {
            return new RefusedException(busy(answer), kept);
        }
        Node.Fields problem = problem(body);
        String said = problem.text("code")
                .flatMap(ProviderProblem::known)
                .map(code -> code.wire() + " (" + code.title() + ")")
                .orElse("HTTP status " + answer.status());
        return new RefusedException(
                Refusal.of(
                        Code.PROVIDER_FAULT,
                        "The provider refused the request with " + said + places(problem)
                                + ". Tell the provider or the hub's operator, with the exchange id."),
                kept);
    }

    private static Refusal busy(RawAnswer answer) {
        String detail = "The provider takes no more requests for now: ask again later with the same message id.";
        return answer.headers()
                .first("retry-after")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
                .map(wait -> Refusal.retryLater(Code.PROVIDER_UNAVAILABLE, detail, wait))
                .orElseGet(() -> Refusal.of(Code.PROVIDER_UNAVAILABLE, detail));
    }

    private static Node.Fields problem(byte[] body) {
        try {
            return JsonText.parse(body);
        } catch (RefusedException _) {
            return new Node.Fields(Map.of());
        }
    }

    private static Optional<Code> known(String wire) {
        return Arrays.stream(Code.values())
                .filter(code -> code.wire().equals(wire))
                .findFirst();
    }

    private static String places(Node.Fields problem) {
        if (!(problem.children().get("violations") instanceof Node.Items(List<Node> violations))) {
            return "";
        }
        List<String> places = violations.stream()
                .flatMap(violation -> violation instanceof Node.Fields one
                        ? one.text("pointer").stream()
                        : Optional.<String>empty().stream())
                .filter(pointer -> PLACE.matcher(pointer).matches())
                .limit(MOST_PLACES)
                .toList();
        return places.isEmpty() ? "" : " at " + String.join(", ", places);
    }
}

package ir.gsb.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a client is told of its quotas: {@code RateLimit-Policy} and {@code RateLimit}
 * (draft-ietf-httpapi-ratelimit-headers-10 §3 and §4). None where there is no quota.
 */
public record RateLimit(List<Allowance> allowances) {

    /** Those that an exchange took of, or could not take of. */
    public static List<Allowance> of(Concluded concluded) {
        return switch (concluded.outcome()) {
            case Outcome.Refused(Refusal why) when !why.allowances().isEmpty() -> why.allowances();
            default ->
                concluded
                        .reached()
                        .authorised()
                        .map(authorised -> authorised.grant().allowances())
                        .orElse(List.of());
        };
    }

    /** None without a quota. */
    public List<Headers.Header> headers() {
        List<Headers.Header> headers = new ArrayList<>(2);
        if (!allowances.isEmpty()) {
            headers.add(new Headers.Header(
                    "ratelimit-policy",
                    allowances.stream().map(RateLimit::policy).collect(Collectors.joining(", "))));
            headers.add(new Headers.Header(
                    "ratelimit",
                    allowances.stream()
                            .flatMap(allowance -> allowance.standing().stream()
                                    .map(standing -> "\"" + allowance.name() + "\";r=" + standing.left() + ";t="
                                            + roundedUp(standing.reset())))
                            .collect(Collectors.joining(", "))));
        }
        return headers;
    }

    private static String policy(Allowance allowance) {
        return "\"" + allowance.name() + "\";q=" + allowance.limit() + ";w="
                + allowance.window().toSeconds();
    }

    private static long roundedUp(Duration left) {
        return left.plusNanos(999_999_999).toSeconds();
    }
}

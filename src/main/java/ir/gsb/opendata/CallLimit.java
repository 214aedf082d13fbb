package ir.gsb.opendata;

import ir.gsb.message.Allowance;
import ir.gsb.message.AnsweredException;
import ir.gsb.message.Headers;
import ir.gsb.message.PlainAnswer;
import ir.gsb.message.PlainRequest;
import ir.gsb.message.RateLimit;
import ir.gsb.message.SourceNetwork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much one address may ask of this node in a minute. Of IPv6 a whole {@code /64} counts as one address; when there are
 * more than {@value #MOST_ADDRESSES} in a minute, the rest share one allowance.
 */
public final class CallLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 100_000;
    private static final String THE_REST = "";

    /** What the whole catalogue at once counts for. */
    private static final int LARGE = 60;

    private record Minute(Instant until, Map<String, AtomicLong> taken) {}

    private final int perMinute;
    private final Clock clock;
    private volatile Minute minute = new Minute(Instant.MIN, Map.of());

    public CallLimit(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /**
     * Lets a request pass.
     *
     * @throws AnsweredException 429 {@code too-many-requests}
     */
    public PlainRequest check(PlainRequest request) {
        return take(request, 1);
    }

    /** The same for one that costs as much as many. */
    public PlainRequest checkLarge(PlainRequest request) {
        return take(request, Math.min(LARGE, perMinute));
    }

    private PlainRequest take(PlainRequest request, int cost) {
        Instant now = clock.instant();
        Minute current = current(now);
        String address = SourceNetwork.of(request.source());
        String counted =
                current.taken().size() < MOST_ADDRESSES || current.taken().containsKey(address) ? address : THE_REST;
        AtomicLong taken = current.taken().computeIfAbsent(counted, none -> new AtomicLong());
        if (taken.addAndGet(cost) > perMinute) {
            taken.addAndGet(-cost);
            throw new AnsweredException(refused(Duration.between(now, current.until()), perMinute - taken.get()));
        }
        return request;
    }

    private synchronized Minute current(Instant now) {
        if (!now.isBefore(minute.until())) {
            minute = new Minute(now.plus(WINDOW), new ConcurrentHashMap<>());
        }
        return minute;
    }

    private PlainAnswer refused(Duration reset, long left) {
        long seconds = reset.plusMillis(999).toSeconds();
        PlainAnswer answer = Fault.TOO_MANY_REQUESTS
                .answer("Your address may ask " + perMinute
                        + " times a minute: ask again after Retry-After. Who wants all takes the dump and the feed.")
                .with("retry-after", String.valueOf(seconds));
        var standing = Optional.of(new Allowance.Standing(Math.max(0, left), reset));
        var allowance = new Allowance("address", perMinute, WINDOW, standing);
        for (Headers.Header header : new RateLimit(List.of(allowance)).headers()) {
            answer = answer.with(header.name(), header.value());
        }
        return answer;
    }
}

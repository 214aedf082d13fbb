package ir.gsb.console;

import ir.gsb.exchangelog.Statistics.Grain;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** How long a time the charts show, and in what slots. */
enum Span {
    DAY(Duration.ofDays(1), Grain.HOUR),
    WEEK(Duration.ofDays(7), Grain.HOUR),
    MONTH(Duration.ofDays(30), Grain.DAY);

    private final Duration length;
    private final Grain grain;

    Span(Duration length, Grain grain) {
        this.length = length;
        this.grain = grain;
    }

    static Span of(String word) {
        return Arrays.stream(values())
                .filter(span -> span.word().equals(word))
                .findFirst()
                .orElse(DAY);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Grain grain() {
        return grain;
    }

    Duration slot() {
        return grain == Grain.HOUR ? Duration.ofHours(1) : Duration.ofDays(1);
    }

    Instant before(Instant until) {
        return until.minus(length);
    }
}

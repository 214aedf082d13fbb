package ir.gsb.portal;

import ir.gsb.tracking.CaseView;
import ir.gsb.tracking.Look;
import ir.gsb.tracking.Tracking;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lets a citizen in to his case by its code and second factor, or says of each of the two what is wrong with it. */
@Component
final class CaseEntry {

    static final String CODE = "code";
    static final String FACTOR = "factor";

    private static final int LONGEST = 40;

    private final Tracking tracking;
    private final Clock clock;

    CaseEntry(Tracking tracking, Clock clock) {
        this.tracking = tracking;
        this.clock = clock;
    }

    /** What came of it. */
    record Entered(Optional<CaseView> view, Wrongs wrongs) {}

    /** Looks for the case; if it is not shown, the response gets the status that says why. */
    Entered enter(String code, String factor, Words words, HttpServletRequest request, HttpServletResponse response) {
        Wrongs unfit = unfit(CODE, code, words).and(unfit(FACTOR, factor, words));
        if (!unfit.isEmpty()) {
            return shut(HttpStatus.BAD_REQUEST, unfit, response);
        }
        return switch (tracking.look(code, factor, request.getRemoteAddr())) {
            case Look.Found(CaseView view) -> new Entered(Optional.of(view), Wrongs.NONE);
            case Look.NoCode() -> shut(HttpStatus.BAD_REQUEST, Wrongs.of(CODE, words.of("track.wrong.code")), response);
            case Look.Unknown() -> shut(HttpStatus.NOT_FOUND, unknown(words), response);
            case Look.Slowed(Instant until) -> slow(until, words, response);
        };
    }

    /** What is no guess. */
    private static Wrongs unfit(String field, String text, Words words) {
        if (text.isBlank()) {
            return Wrongs.of(field, words.of("track.empty." + field));
        }
        return text.length() > LONGEST ? Wrongs.of(field, words.of("track.wrong." + field)) : Wrongs.NONE;
    }

    /** Either may be wrong, and nobody learns which. */
    private static Wrongs unknown(Words words) {
        return Wrongs.of(CODE, words.of("track.unknown.code")).and(Wrongs.of(FACTOR, words.of("track.unknown.factor")));
    }

    private Entered slow(Instant until, Words words, HttpServletResponse response) {
        long seconds = Math.max(1, Duration.between(clock.instant(), until).toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        String hour = words.show().hour(until.plus(Duration.ofMinutes(1)));
        return shut(HttpStatus.TOO_MANY_REQUESTS, Wrongs.of("", words.filled("track.slowed", hour)), response);
    }

    private static Entered shut(HttpStatus status, Wrongs wrongs, HttpServletResponse response) {
        response.setStatus(status.value());
        return new Entered(Optional.empty(), wrongs);
    }
}

package ir.gsb.portal;

import ir.gsb.tracking.CaseState;
import ir.gsb.tracking.CaseView;
import ir.gsb.tracking.Look;
import ir.gsb.tracking.Tracking;
import ir.gsb.tracking.TrackingTexts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A citizen's case. What names it is sent in a form, so that it stands in no address, history or log. */
@Controller
class TrackPage {

    private static final int LONGEST = 40;
    private static final List<CaseState> USUAL = List.of(CaseState.ACCEPTED, CaseState.DECIDED, CaseState.DELIVERED);

    private final Tracking tracking;
    private final Clock clock;

    TrackPage(Tracking tracking, Clock clock) {
        this.tracking = tracking;
        this.clock = clock;
    }

    @GetMapping({"/track", "/en/track"})
    String form(HttpServletResponse response) {
        keepNowhere(response);
        return "portal/pages/track";
    }

    @PostMapping({"/track", "/en/track"})
    String look(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String factor,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        keepNowhere(response);
        model.addAttribute("code", code.length() > LONGEST ? "" : code.strip());
        if (isNoGuess(code) || isNoGuess(factor)) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("wrong", "empty");
            return "portal/pages/track";
        }
        return switch (tracking.look(code, factor, request.getRemoteAddr())) {
            case Look.Found(CaseView view) -> {
                model.addAttribute("again", Map.of("code", code, "factor", factor));
                show(view, words, model);
                yield "portal/pages/case";
            }
            case Look.NoCode() -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                model.addAttribute("wrong", "code");
                yield "portal/pages/track";
            }
            case Look.Unknown() -> {
                response.setStatus(HttpStatus.NOT_FOUND.value());
                model.addAttribute("wrong", "unknown");
                yield "portal/pages/track";
            }
            case Look.Slowed(Instant until) -> {
                slow(until, words, response, model);
                yield "portal/pages/track";
            }
        };
    }

    private static boolean isNoGuess(String text) {
        return text.isBlank() || text.length() > LONGEST;
    }

    private void show(CaseView view, Words words, Model model) {
        model.addAttribute("case", view);
        model.addAttribute("now", clock.instant());
        model.addAttribute("told", TrackingTexts.of(words.lang()));
        model.addAttribute("likely", likely(view.state()));
    }

    /** What is to come if all goes well: being declined is no step that one waits for. */
    private static List<CaseState> likely(CaseState now) {
        return now.over() ? List.of() : USUAL.subList(USUAL.indexOf(now) + 1, USUAL.size());
    }

    private void slow(Instant until, Words words, HttpServletResponse response, Model model) {
        long seconds = Math.max(1, Duration.between(clock.instant(), until).toSeconds());
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        model.addAttribute("wrong", "slowed");
        model.addAttribute("until", words.show().hour(until.plus(Duration.ofMinutes(1))));
    }

    static void keepNowhere(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}

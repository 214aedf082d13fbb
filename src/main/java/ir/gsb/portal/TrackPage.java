package ir.gsb.portal;

import ir.gsb.tracking.CaseState;
import ir.gsb.tracking.CaseView;
import ir.gsb.tracking.TrackingTexts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A citizen's case. What names it is sent in a form, so that it stands in no address, history or log. */
@Controller
class TrackPage {

    private static final List<CaseState> USUAL = List.of(CaseState.ACCEPTED, CaseState.DECIDED, CaseState.DELIVERED);

    private final CaseEntry entry;
    private final Clock clock;

    TrackPage(CaseEntry entry, Clock clock) {
        this.entry = entry;
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
        CaseEntry.Entered entered = entry.enter(code, factor, words, request, response);
        if (entered.view().isEmpty()) {
            model.addAttribute(CaseEntry.CODE, code.strip());
            model.addAttribute("wrongs", entered.wrongs());
            return "portal/pages/track";
        }
        model.addAttribute("again", Map.of(CaseEntry.CODE, code, CaseEntry.FACTOR, factor));
        show(entered.view().get(), words, model);
        return "portal/pages/case";
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

    static void keepNowhere(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}

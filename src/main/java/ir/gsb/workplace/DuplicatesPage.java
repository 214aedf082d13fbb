package ir.gsb.workplace;

import ir.gsb.canonical.Persian;
import ir.gsb.catalogue.Role;
import ir.gsb.duplicates.Duplicates;
import ir.gsb.duplicates.Duplicates.Judged;
import ir.gsb.duplicates.Verdict;
import ir.gsb.duplicates.Verdict.Judgement;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Services of different agencies that look like the same work, and what reviewers judged of them. */
@Controller
class DuplicatesPage {

    private static final int PER_PAGE = 10;

    private final Duplicates duplicates;
    private final Surroundings surroundings;
    private final Clock clock;

    DuplicatesPage(Duplicates duplicates, Surroundings surroundings, Clock clock) {
        this.duplicates = duplicates;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    /** A pair as the page shows it. */
    public record Pair(Judged judged, String oneAgency, String otherAgency) {}

    @GetMapping("/workplace/duplicates")
    ModelAndView pairs(
            Visitor visitor,
            Words words,
            @RequestParam(defaultValue = "false") boolean judged,
            @RequestParam(defaultValue = "1") int page) {
        List<Judged> all = seenBy(visitor);
        List<Judged> fit = all.stream()
                .filter(pair -> pair.verdict().isPresent() == judged)
                .toList();
        int pages = Math.max(1, (fit.size() + PER_PAGE - 1) / PER_PAGE);
        int at = Math.min(Math.max(1, page), pages);
        var view = new ModelAndView("workplace/pages/duplicates");
        view.addObject("judged", judged);
        view.addObject("open", judged ? all.size() - fit.size() : fit.size());
        view.addObject("decided", judged ? fit.size() : all.size() - fit.size());
        view.addObject("page", at);
        view.addObject("pages", pages);
        view.addObject("judgements", Judgement.values());
        view.addObject("mayJudge", visitor.is(Role.REVIEWER));
        view.addObject(
                "pairs",
                fit.stream()
                        .skip((long) (at - 1) * PER_PAGE)
                        .limit(PER_PAGE)
                        .map(pair -> pair(pair, words))
                        .toList());
        return view;
    }

    private Pair pair(Judged pair, Words words) {
        return new Pair(
                pair,
                surroundings.name(pair.likeness().one().agency(), words),
                surroundings.name(pair.likeness().other().agency(), words));
    }

    /** An agency's people see what touches their own services. */
    private List<Judged> seenBy(Visitor visitor) {
        return visitor.ofAgency() ? visitor.agency().map(duplicates::likelyOf).orElse(List.of()) : duplicates.likely();
    }

    @PostMapping("/workplace/duplicates/verdict")
    String judge(
            Visitor visitor,
            @RequestParam String one,
            @RequestParam String other,
            @RequestParam Judgement judgement,
            @RequestParam(defaultValue = "") String remark) {
        boolean likely =
                seenBy(visitor).stream().anyMatch(pair -> pair.likeness().isOf(one, other));
        String text = Persian.letters(remark);
        String kept = text.substring(0, Math.min(text.length(), Verdict.LONGEST_REMARK));
        if (!likely || !duplicates.judge(Verdict.of(one, other, judgement, visitor.name(), clock.instant(), kept))) {
            throw new NoSuchPageException();
        }
        return "redirect:/workplace/duplicates?kept";
    }
}

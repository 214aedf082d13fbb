package ir.gsb.workplace;

import ir.gsb.catalogue.Completeness;
import ir.gsb.catalogue.Duty;
import ir.gsb.catalogue.Owned;
import ir.gsb.catalogue.Role;
import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.SheetFiles;
import ir.gsb.catalogue.State;
import ir.gsb.catalogue.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where each begins: what is hers, what waits for her. */
@Controller
class DeskPage {

    private static final int PER_PAGE = 15;

    private final SheetFiles files;
    private final Surroundings surroundings;

    DeskPage(SheetFiles files, Surroundings surroundings) {
        this.files = files;
        this.surroundings = surroundings;
    }

    /** A service in a list. */
    public record Line(ServiceFile file, Completeness completeness, String agency) {}

    /** A chapter of the desk, of which one page is shown. */
    public record Pile(String name, List<Line> lines, int all, int page, int pages) {}

    /**
     * Which services she wants to see.
     *
     * @param pile whose page it is; empty for her own services
     */
    public record Wanted(Optional<State> state, String words, String pile, int page) {}

    @GetMapping("/workplace")
    ModelAndView desk(
            Visitor visitor,
            Words words,
            @RequestParam Optional<State> state,
            @RequestParam(defaultValue = "") String pile,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String q) {
        var view = new ModelAndView("workplace/pages/desk");
        Optional<String> agency = visitor.ofAgency() ? visitor.agency() : Optional.empty();
        var wanted = new Wanted(state, q.strip(), pile, Math.max(1, page));
        view.addObject("wanted", wanted);
        agency.ifPresent(code -> own(view, code, wanted));
        view.addObject("piles", piles(visitor, words, wanted));
        return view;
    }

    private void own(ModelAndView view, String agency, Wanted wanted) {
        var owned = new Owned(agency, wanted.state(), wanted.words());
        Map<State, Integer> counts = files.counts(agency);
        int pages = pages(files.count(owned));
        int page = wanted.pile().isEmpty() ? Math.min(wanted.page(), pages) : 1;
        view.addObject("peoplePage", surroundings.knows(agency) ? "/workplace/agencies/" + agency : null);
        view.addObject("duty", files.duty(agency));
        view.addObject("due", Duty.DUE);
        view.addObject(
                "counts",
                Owned.ORDER.stream()
                        .filter(counts::containsKey)
                        .map(state -> Map.entry(state, counts.get(state)))
                        .toList());
        view.addObject(
                "all", counts.values().stream().mapToInt(Integer::intValue).sum());
        view.addObject("page", page);
        view.addObject("pages", pages);
        view.addObject(
                "lines",
                files.owned(owned, (page - 1) * PER_PAGE, PER_PAGE).stream()
                        .map(file -> new Line(file, Completeness.of(file.sheet()), ""))
                        .toList());
    }

    private List<Pile> piles(Visitor visitor, Words words, Wanted wanted) {
        List<Pile> piles = new ArrayList<>();
        if (visitor.is(Role.REVIEWER)) {
            piles.add(pile("yours", Waiting.with(visitor.name(), false, wanted.words()), words, wanted));
            piles.add(pile("waiting", Waiting.in(State.AGENCY_SIGNED, wanted.words()), words, wanted));
            piles.add(pile("others", Waiting.with(visitor.name(), true, wanted.words()), words, wanted));
        }
        if (visitor.is(Role.REVIEWER) || visitor.is(Role.OPERATOR)) {
            piles.add(pile("approved", Waiting.in(State.APPROVED, wanted.words()), words, wanted));
        }
        return piles;
    }

    private Pile pile(String name, Waiting waiting, Words words, Wanted wanted) {
        int all = files.count(waiting);
        int pages = pages(all);
        int page = name.equals(wanted.pile()) ? Math.min(wanted.page(), pages) : 1;
        List<Line> lines = files.waiting(waiting, (page - 1) * PER_PAGE, PER_PAGE).stream()
                .map(file -> new Line(file, Completeness.of(file.sheet()), surroundings.name(file.agency(), words)))
                .toList();
        return new Pile(name, lines, all, page, pages);
    }

    private static int pages(int all) {
        return Math.max(1, (all + PER_PAGE - 1) / PER_PAGE);
    }
}

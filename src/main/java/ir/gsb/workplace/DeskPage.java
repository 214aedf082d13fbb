package ir.gsb.workplace;

import ir.gsb.canonical.Persian;
import ir.gsb.catalogue.Completeness;
import ir.gsb.catalogue.Duty;
import ir.gsb.catalogue.Role;
import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.SheetFiles;
import ir.gsb.catalogue.SheetStep;
import ir.gsb.catalogue.State;
import ir.gsb.catalogue.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where each begins: what is hers, what waits for her. */
@Controller
class DeskPage {

    private static final int PORTION = 200;
    private static final int PER_PAGE = 15;
    private static final int MOST_WAITING = 50;

    /** What waits for an agency's people before what does not. */
    private static final List<State> ORDER = List.of(
            State.RETURNED,
            State.DRAFT,
            State.REVISION,
            State.AGENCY_SIGNED,
            State.UNDER_REVIEW,
            State.APPROVED,
            State.PUBLISHED,
            State.RETIRED);

    private final SheetFiles files;
    private final Surroundings surroundings;

    DeskPage(SheetFiles files, Surroundings surroundings) {
        this.files = files;
        this.surroundings = surroundings;
    }

    /** A service in a list. */
    public record Line(ServiceFile file, Completeness completeness, String agency) {}

    /** A chapter of the desk. */
    public record Pile(String name, List<Line> lines) {}

    @GetMapping("/workplace")
    ModelAndView desk(
            Visitor visitor,
            Words words,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String q) {
        var view = new ModelAndView("workplace/pages/desk");
        Optional<String> agency = visitor.ofAgency() ? visitor.agency() : Optional.empty();
        agency.ifPresent(code -> own(view, code, new Wanted(state, q.strip(), Math.max(1, page))));
        view.addObject("piles", piles(visitor, words));
        return view;
    }

    /** Which of her services she wants to see. */
    public record Wanted(String state, String words, int page) {

        boolean fits(ServiceFile file) {
            String title = file.sheet().title().fa()
                    + '\n'
                    + file.sheet().title().en()
                    + '\n'
                    + file.reference()
                    + '\n'
                    + file.code().orElse("");
            return (state.isEmpty() || file.state().name().equals(state))
                    && Persian.folded(title).contains(Persian.folded(words));
        }
    }

    private void own(ModelAndView view, String agency, Wanted wanted) {
        List<ServiceFile> all = all(agency);
        Map<State, Integer> counts = new EnumMap<>(State.class);
        all.forEach(file -> counts.merge(file.state(), 1, Integer::sum));
        List<ServiceFile> fit = all.stream()
                .filter(wanted::fits)
                .sorted(Comparator.comparingInt(file -> ORDER.indexOf(file.state())))
                .toList();
        int pages = Math.max(1, (fit.size() + PER_PAGE - 1) / PER_PAGE);
        int page = Math.min(wanted.page(), pages);
        Duty duty = files.duty(agency);
        view.addObject("duty", duty);
        view.addObject("due", Duty.DUE);
        view.addObject(
                "counts",
                ORDER.stream()
                        .filter(counts::containsKey)
                        .map(state -> Map.entry(state, counts.get(state)))
                        .toList());
        view.addObject("all", all.size());
        view.addObject("found", fit.size());
        view.addObject("wanted", new Wanted(wanted.state(), wanted.words(), page));
        view.addObject("pages", pages);
        view.addObject(
                "lines",
                fit.stream()
                        .skip((long) (page - 1) * PER_PAGE)
                        .limit(PER_PAGE)
                        .map(file -> new Line(file, Completeness.of(file.sheet()), ""))
                        .toList());
    }

    private List<ServiceFile> all(String agency) {
        List<ServiceFile> all = new ArrayList<>();
        List<ServiceFile> portion = files.ofAgency(agency, "", PORTION);
        while (!portion.isEmpty()) {
            all.addAll(portion);
            portion = portion.size() < PORTION
                    ? List.of()
                    : files.ofAgency(agency, portion.getLast().reference(), PORTION);
        }
        return all;
    }

    private List<Pile> piles(Visitor visitor, Words words) {
        List<Pile> piles = new ArrayList<>();
        if (visitor.is(Role.REVIEWER)) {
            List<ServiceFile> taken = files.inState(State.UNDER_REVIEW, MOST_WAITING);
            piles.add(pile("yours", taken.stream().filter(file -> tookUp(visitor, file)), words));
            piles.add(pile("waiting", files.inState(State.AGENCY_SIGNED, MOST_WAITING).stream(), words));
            piles.add(pile("others", taken.stream().filter(file -> !tookUp(visitor, file)), words));
        }
        if (visitor.is(Role.REVIEWER) || visitor.is(Role.OPERATOR)) {
            piles.add(pile("approved", files.inState(State.APPROVED, MOST_WAITING).stream(), words));
        }
        return piles;
    }

    private Pile pile(String name, Stream<ServiceFile> some, Words words) {
        return new Pile(
                name,
                some.map(file -> new Line(file, Completeness.of(file.sheet()), surroundings.name(file.agency(), words)))
                        .toList());
    }

    private boolean tookUp(Visitor visitor, ServiceFile file) {
        return files.newest(file.id(), Word.TAKE_UP)
                .map(SheetStep::actor)
                .filter(visitor.name()::equals)
                .isPresent();
    }
}

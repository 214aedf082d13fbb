package ir.gsb.workplace;

import ir.gsb.canonical.Persian;
import ir.gsb.catalogue.Agencies;
import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.SheetDesk;
import ir.gsb.catalogue.WebAddress;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The agencies, and who speaks for one: for its own people, and for reviewers and operators. */
@Controller
class AgenciesPage {

    private static final int PER_PAGE = 15;

    private final Agencies agencies;
    private final SheetDesk desk;
    private final Surroundings surroundings;

    AgenciesPage(Agencies agencies, SheetDesk desk, Surroundings surroundings) {
        this.agencies = agencies;
        this.desk = desk;
        this.surroundings = surroundings;
    }

    /** @param people how many speak for it */
    public record Line(Agency agency, int people) {}

    @GetMapping("/workplace/agencies")
    ModelAndView all(
            Words words, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "") String q) {
        List<Agency> all = agencies.all();
        Map<String, Integer> people = agencies.representativesByAgency();
        String wanted = Persian.folded(q);
        List<Agency> fit = all.stream()
                .filter(agency -> Persian.folded(String.join(
                                "|", agency.name().fa(), agency.name().en(), agency.code()))
                        .contains(wanted))
                .sorted(words.by(agency -> words.text(agency.name())))
                .toList();
        int pages = Math.max(1, (fit.size() + PER_PAGE - 1) / PER_PAGE);
        int at = Math.min(Math.max(1, page), pages);
        var view = new ModelAndView("workplace/pages/agencies");
        view.addObject("count", all.size());
        view.addObject(
                "people", people.values().stream().mapToInt(Integer::intValue).sum());
        view.addObject("q", q.strip());
        view.addObject("page", at);
        view.addObject("pages", pages);
        view.addObject(
                "lines",
                fit.stream()
                        .skip((long) (at - 1) * PER_PAGE)
                        .limit(PER_PAGE)
                        .map(agency -> new Line(agency, people.getOrDefault(agency.code(), 0)))
                        .toList());
        return view;
    }

    /** Of another agency its people are not told whether there is one; who asks is recorded. */
    @GetMapping("/workplace/agencies/{code:[a-z0-9-]{2,32}}")
    ModelAndView one(@PathVariable String code, Visitor visitor, Words words) {
        if (!visitor.seesPeopleOf(code)) {
            desk.refused(visitor.name(), "look at the representatives of " + code);
            throw new NoSuchPageException();
        }
        Agency agency = agencies.agency(code).orElseThrow(NoSuchPageException::new);
        var view = new ModelAndView("workplace/pages/agency");
        view.addObject("agency", agency);
        view.addObject("parent", agency.parent().map(above -> surroundings.name(above, words)));
        view.addObject("site", WebAddress.of(agency.site()).map(Object::toString));
        view.addObject("representatives", agencies.representatives(code));
        return view;
    }
}

package ir.gsb.portal;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Published;
import ir.gsb.catalogue.Text;
import ir.gsb.search.Facet;
import ir.gsb.search.Hit;
import ir.gsb.search.Question;
import ir.gsb.search.Results;
import ir.gsb.search.ServiceSearch;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is found. */
@Controller
class ResultsPage {

    private static final String VALUES = "/search/values/{name:[a-z]+}";
    private static final int AROUND = 2;

    private final ServiceSearch search;
    private final Catalogue catalogue;
    private final Troubles troubles;

    ResultsPage(ServiceSearch search, Catalogue catalogue, Troubles troubles) {
        this.troubles = troubles;
        this.search = search;
        this.catalogue = catalogue;
    }

    /**
     * A service that was found.
     *
     * @param agency its name
     * @param parent title of the service that it is a part of; empty if it is none
     */
    public record Row(Listing service, String excerpt, Text agency, Text parent) {}

    /** A page of the results. */
    public record Leaf(int number, boolean here, String address) {}

    @GetMapping({"/search", "/en/search"})
    String search(@RequestParam MultiValueMap<String, String> parameters, Words words, Model model) {
        Wanted wanted = Wanted.of(parameters);
        Results results = search.find(wanted.question());
        Published published = catalogue.current();
        model.addAttribute("q", wanted.words());
        model.addAttribute("total", results.total());
        model.addAttribute(
                "rows", results.hits().stream().map(hit -> row(hit, published)).toList());
        model.addAttribute("narrowing", Narrowing.of(wanted, results, published, words));
        model.addAttribute("everywhere", wanted.everywhere().address(words));
        results.meant().ifPresent(meant -> {
            model.addAttribute("meant", meant);
            model.addAttribute("meantAddress", wanted.saying(meant).address(words));
        });
        int last = (int) ((results.total() + Question.PAGE - 1) / Question.PAGE);
        model.addAttribute("page", wanted.page());
        model.addAttribute("last", last);
        model.addAttribute("leaves", leaves(wanted, last, words));
        model.addAttribute("before", wanted.at(Math.max(1, wanted.page() - 1)).address(words));
        model.addAttribute("after", wanted.at(wanted.page() + 1).address(words));
        return "portal/pages/search";
    }

    /** All values of a facet, where the page of results has only those that most services have. */
    @GetMapping({VALUES, "/en" + VALUES})
    ModelAndView values(
            @PathVariable String name,
            @RequestParam MultiValueMap<String, String> parameters,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Facet> known = Stream.of(Facet.values())
                .filter(one -> Wanted.name(one).equals(name))
                .findFirst();
        if (known.isEmpty()) {
            return troubles.missing(request, response);
        }
        Wanted wanted = Wanted.of(parameters);
        Results results = search.find(wanted.question());
        var page = new ModelAndView("portal/pages/values");
        page.addObject("facet", name);
        page.addObject("q", wanted.words());
        page.addObject("back", wanted.address(words));
        page.addObject("choices", Narrowing.all(known.get(), wanted, results, catalogue.current(), words));
        return page;
    }

    private static Row row(Hit hit, Published published) {
        Listing service = hit.listing();
        return new Row(
                service,
                hit.excerpt(),
                published.agency(service.agency()).map(Agency::name).orElse(Text.NONE),
                service.parent().flatMap(published::service).map(Listing::title).orElse(Text.NONE));
    }

    private static List<Leaf> leaves(Wanted wanted, int last, Words words) {
        int from = Math.max(1, wanted.page() - AROUND);
        int until = Math.min(last, wanted.page() + AROUND);
        return IntStream.rangeClosed(from, until)
                .mapToObj(number -> new Leaf(
                        number, number == wanted.page(), wanted.at(number).address(words)))
                .toList();
    }
}

package ir.gsb.portal;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Published;
import ir.gsb.catalogue.WebAddress;
import ir.gsb.tracking.Surveys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** All agencies in their order, and one of them with its services. */
@Controller
class AgencyPages {

    private static final String ONE = "/agencies/{code:[a-z0-9-]{2,32}}";

    private final Catalogue catalogue;
    private final Overviews overviews;
    private final Surveys surveys;
    private final Troubles troubles;

    AgencyPages(Catalogue catalogue, Overviews overviews, Surveys surveys, Troubles troubles) {
        this.catalogue = catalogue;
        this.overviews = overviews;
        this.surveys = surveys;
        this.troubles = troubles;
    }

    /** Agencies of one kind, but for those that are shown below another one. */
    public record Group(Agency.Kind kind, List<Row> rows) {}

    /**
     * An agency.
     *
     * @param services without sub-services
     * @param below the bodies that belong to it
     */
    public record Row(Agency agency, long services, List<Row> below) {}

    /** A service with its sub-services. */
    public record Branch(Listing service, List<Listing> below) {}

    @GetMapping({"/agencies", "/en/agencies"})
    String agencies(Words words, Model model) {
        Published published = catalogue.current();
        model.addAttribute("count", published.agencies().size());
        model.addAttribute(
                "groups",
                Stream.of(Agency.Kind.values())
                        .map(kind -> new Group(kind, rows(published, kind, words)))
                        .filter(group -> !group.rows().isEmpty())
                        .toList());
        return "portal/pages/agencies";
    }

    private List<Row> rows(Published published, Agency.Kind kind, Words words) {
        Overview numbers = overviews.current();
        return inOrder(
                        published.agencies().stream()
                                .filter(agency -> agency.kind() == kind)
                                .filter(agency -> !isShownBelow(agency, published)),
                        words)
                .map(agency -> row(agency, published, numbers, words))
                .toList();
    }

    /** Subsidiaries stand below their ministry; banks, governorates and municipalities by themselves, whosesoever they are. */
    private static boolean isShownBelow(Agency agency, Published published) {
        return agency.kind() == Agency.Kind.SUBSIDIARY
                && agency.parent().flatMap(published::agency).isPresent();
    }

    private static Row row(Agency agency, Published published, Overview numbers, Words words) {
        return new Row(
                agency,
                numbers.of(agency),
                below(agency, published, words)
                        .filter(one -> isShownBelow(one, published))
                        .map(one -> row(one, published, numbers, words))
                        .toList());
    }

    private static Stream<Agency> below(Agency agency, Published published, Words words) {
        return inOrder(
                published.agencies().stream()
                        .filter(one ->
                                one.parent().filter(agency.code()::equals).isPresent()),
                words);
    }

    private static Stream<Agency> inOrder(Stream<Agency> agencies, Words words) {
        return agencies.sorted(words.by(agency -> words.text(agency.name())));
    }

    @GetMapping({ONE, "/en" + ONE})
    ModelAndView agency(
            @PathVariable String code, Words words, HttpServletRequest request, HttpServletResponse response) {
        Published published = catalogue.current();
        Optional<Agency> found = published.agency(code);
        if (found.isEmpty()) {
            return troubles.missing(request, response);
        }
        Agency agency = found.get();
        var page = new ModelAndView("portal/pages/agency");
        page.addObject("agency", agency);
        page.addObject("parent", agency.parent().flatMap(published::agency));
        page.addObject("below", below(agency, published, words).toList());
        page.addObject("site", WebAddress.of(agency.site()).map(Object::toString));
        page.addObject("tally", overviews.current().byAgency().getOrDefault(code, Overview.Tally.NONE));
        page.addObject("branches", branches(published, code, words));
        page.addObject("survey", surveys.ofAgency(code).map(said -> SurveyTable.of(said, words)));
        return page;
    }

    private static List<Branch> branches(Published published, String agency, Words words) {
        Comparator<Listing> byTitle = words.by(listing -> words.text(listing.title()));
        return published.of(agency).stream()
                .filter(listing -> listing.parent().isEmpty())
                .sorted(byTitle)
                .map(listing -> new Branch(
                        listing,
                        published.below(listing.code()).stream().sorted(byTitle).toList()))
                .toList();
    }
}

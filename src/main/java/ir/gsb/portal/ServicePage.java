package ir.gsb.portal;

import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Published;
import ir.gsb.catalogue.PublishedService;
import ir.gsb.catalogue.ServedInquiries;
import ir.gsb.catalogue.Sheet;
import ir.gsb.tracking.Surveys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** A service's sheet, as far as anyone may see it. */
@Controller
class ServicePage {

    private static final String ONE = "/services/{code:[0-9]{8}(?:[0-9]{3})?}";

    private final Catalogue catalogue;
    private final ServedInquiries inquiries;
    private final Surveys surveys;
    private final Troubles troubles;

    ServicePage(Catalogue catalogue, ServedInquiries inquiries, Surveys surveys, Troubles troubles) {
        this.catalogue = catalogue;
        this.inquiries = inquiries;
        this.surveys = surveys;
        this.troubles = troubles;
    }

    @GetMapping({ONE, "/en" + ONE})
    ModelAndView service(
            @PathVariable String code, Words words, HttpServletRequest request, HttpServletResponse response) {
        Published published = catalogue.current();
        Optional<PublishedService> found = published.service(code).flatMap(catalogue::open);
        if (found.isEmpty()) {
            return published.isGone(code) ? troubles.gone(request, response) : troubles.missing(request, response);
        }
        PublishedService service = found.get();
        Sheet sheet = service.sheet().withInquiries(inquiries.names());
        var page = new ModelAndView("portal/pages/service");
        page.addObject("service", service.listing());
        page.addObject("sheet", sheet);
        page.addObject("glance", Glance.of(sheet, words));
        page.addObject("channels", ChannelTable.of(sheet.access()));
        page.addObject("agency", published.agency(service.listing().agency()));
        page.addObject("parent", service.listing().parent().flatMap(published::service));
        page.addObject("below", published.below(code));
        page.addObject("relations", Involved.of(sheet.relations(), published));
        page.addObject("survey", surveys.ofService(code).map(said -> SurveyTable.of(said, words)));
        page.addObject("described", SchemaOrg.describe(service, published, words));
        return page;
    }
}

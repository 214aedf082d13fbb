package ir.gsb.console;

import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.exchangelog.Query;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where one begins. */
@Controller
class OverviewPage {

    private static final int NEWEST = 8;

    private final ExchangeSearch search;

    OverviewPage(ExchangeSearch search) {
        this.search = search;
    }

    @GetMapping("/audit")
    String overview(Model model) {
        model.addAttribute("rows", search.search(Query.all().limitedTo(NEWEST)).rows());
        model.addAttribute(
                "acts", search.acts(Optional.empty(), Optional.empty(), NEWEST).rows());
        return "overview";
    }
}

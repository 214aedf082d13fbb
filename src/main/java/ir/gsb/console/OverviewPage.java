package ir.gsb.console;

import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.exchangelog.Query;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where one begins. */
@Controller
class OverviewPage {

    private static final int NEWEST = 8;

    private final ExchangeSearch search;
    private final Looks looks;

    OverviewPage(ExchangeSearch search, Looks looks) {
        this.search = search;
        this.looks = looks;
    }

    @GetMapping("/audit")
    String overview(Authentication who, Model model) {
        looks.searched(who, "overview");
        model.addAttribute("rows", search.search(Query.all().limitedTo(NEWEST)).rows());
        model.addAttribute(
                "acts", search.acts(Optional.empty(), Optional.empty(), NEWEST).rows());
        return "overview";
    }
}

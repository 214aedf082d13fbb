package ir.gsb.portal;

import ir.gsb.catalogue.Classification.Cluster;
import ir.gsb.catalogue.Classification.LifeEvent;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page, and the one that says what all this is. */
@Controller
class HomePage {

    private final Overviews overviews;

    HomePage(Overviews overviews) {
        this.overviews = overviews;
    }

    @GetMapping({"/", "/en", "/en/"})
    String home(Model model) {
        model.addAttribute("numbers", overviews.current());
        model.addAttribute("clusters", Cluster.values());
        model.addAttribute("events", LifeEvent.values());
        return "portal/pages/home";
    }

    @GetMapping({"/about", "/en/about"})
    String about() {
        return "portal/pages/about";
    }

    @GetMapping("/favicon.ico")
    String icon() {
        return "redirect:/assets/icon.svg";
    }
}

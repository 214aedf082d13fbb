package ir.gsb.portal;

import ir.gsb.catalogue.Classification.Cluster;
import ir.gsb.catalogue.Classification.LifeEvent;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.WebRequest;

/** The first page, and the one that says what all this is. */
@Controller
class HomePage {

    private final Overviews overviews;
    private final long started;

    HomePage(Overviews overviews, Clock clock) {
        this.overviews = overviews;
        this.started = clock.millis();
    }

    /** Made only for who has not this very page yet: it says the same until its numbers change or a node starts anew. */
    @GetMapping({"/", "/en", "/en/"})
    @Nullable
    String home(WebRequest request, Model model) {
        Overview numbers = overviews.current();
        if (request.checkNotModified(Long.toHexString(started) + '-' + Integer.toHexString(numbers.hashCode()))) {
            return null;
        }
        model.addAttribute("numbers", numbers);
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

package ir.gsb.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Whatever else is asked for where the pages are. */
@Controller
class MissingPage {

    private final Troubles troubles;

    MissingPage(Troubles troubles) {
        this.troubles = troubles;
    }

    @GetMapping({
        "/search/**",
        "/services/**",
        "/agencies/**",
        "/track/**",
        "/survey/**",
        "/statistics/**",
        "/about/**",
        "/en/**"
    })
    ModelAndView missing(HttpServletRequest request, HttpServletResponse response) {
        return troubles.missing(request, response);
    }
}

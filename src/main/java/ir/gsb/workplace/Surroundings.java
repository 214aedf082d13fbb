package ir.gsb.workplace;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Catalogue;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** What stands around every page: the language, the visitor, and where she is. */
@ControllerAdvice(name = "workplaceSurroundings", basePackageClasses = Surroundings.class)
class Surroundings {

    private final Catalogue catalogue;

    Surroundings(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @ModelAttribute
    void surround(HttpServletRequest request, @Nullable Authentication who, Model model) {
        Words words = Words.of(request);
        model.addAttribute("w", words);
        model.addAttribute("here", request.getRequestURI());
        model.addAttribute("other", otherLanguage(request, words.other().lang()));
        if (who != null && who.isAuthenticated()) {
            Visitor visitor = Visitor.of(who);
            model.addAttribute("visitor", visitor);
            model.addAttribute(
                    "agencyName",
                    visitor.agency().map(code -> name(code, words)).orElse(""));
        }
    }

    boolean knows(String agency) {
        return catalogue.current().agency(agency).isPresent();
    }

    String name(String agency, Words words) {
        return catalogue
                .current()
                .agency(agency)
                .map(Agency::name)
                .map(words::text)
                .orElse(agency);
    }

    /** The same page; what was posted is not posted again. */
    private static String otherLanguage(HttpServletRequest request, String language) {
        return UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(Objects.requireNonNullElse(request.getQueryString(), ""))
                .replaceQueryParam("lang", language)
                .build()
                .toUriString();
    }
}

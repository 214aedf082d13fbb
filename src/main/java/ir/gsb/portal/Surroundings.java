package ir.gsb.portal;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Catalogue;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What stands around every page: its language, its twin in the other one, and where the reader is. */
@ControllerAdvice(basePackageClasses = Surroundings.class)
class Surroundings {

    private static final String GET = "GET";
    private static final String HEAD = "HEAD";

    private final Catalogue catalogue;

    Surroundings(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @ModelAttribute
    void surround(HttpServletRequest request, Words words, Model model) {
        around(request.getRequestURI(), words, model);
        boolean looks = GET.equals(request.getMethod()) || HEAD.equals(request.getMethod());
        String query = looks ? Objects.requireNonNullElse(request.getQueryString(), "") : "";
        model.addAttribute(
                "other", words.other().linkOf(request.getRequestURI()) + (query.isEmpty() ? "" : "?" + query));
    }

    /** The least that a page needs; its twin is the first page. */
    void around(String path, Words words, Model model) {
        String plain = Words.PERSIAN.linkOf(path);
        model.addAttribute("w", words);
        model.addAttribute("here", plain.indexOf('/', 1) < 0 ? plain : plain.substring(0, plain.indexOf('/', 1)));
        model.addAttribute("other", words.other().link("/"));
        model.addAttribute("wrongs", Wrongs.NONE);
        model.addAttribute("sample", catalogue.current().agencies().stream().anyMatch(Agency::synthetic));
    }
}

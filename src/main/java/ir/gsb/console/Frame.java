package ir.gsb.console;

import ir.gsb.accounts.Rights;
import ir.gsb.accounts.Role;
import ir.gsb.pages.Shown;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** What stands around every page: the language, the reader, and where she is. */
@ControllerAdvice(basePackageClasses = Frame.class)
class Frame {

    @ModelAttribute
    void frame(HttpServletRequest request, @Nullable Authentication who, Locale locale, Model model) {
        boolean english = locale.getLanguage().equals("en");
        model.addAttribute("show", new Shown(locale));
        model.addAttribute("lang", english ? "en" : "fa");
        model.addAttribute("dir", english ? "ltr" : "rtl");
        model.addAttribute("otherLanguage", otherLanguage(request, english ? "fa" : "en"));
        model.addAttribute("here", request.getRequestURI());
        model.addAttribute("user", who == null ? "" : who.getName());
        model.addAttribute("mayRead", who != null && Rights.of(who).may(Role.PAYLOAD_READER));
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

package ir.gsb.workplace;

import ir.gsb.catalogue.SheetDesk;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The way in, and the pages of those who may not go further or have lost their way. */
@Controller("workplaceSignIn")
class SignInPage {

    private static final List<String> NOTES = List.of("refused", "wait", "away", "roles", "factor", "out");

    private static final int LONGEST = 200;

    private final Troubles troubles;
    private final KeptPage kept;
    private final SheetDesk desk;
    private final List<Provider> providers;

    /** An identity provider that is configured. */
    public record Provider(String id, String name) {}

    SignInPage(
            Troubles troubles,
            KeptPage kept,
            SheetDesk desk,
            ObjectProvider<ClientRegistrationRepository> registrations) {
        this.troubles = troubles;
        this.kept = kept;
        this.desk = desk;
        this.providers = registrations.getIfAvailable() instanceof Iterable<?> configured
                ? StreamSupport.stream(configured.spliterator(), false)
                        .map(ClientRegistration.class::cast)
                        .map(one -> new Provider(one.getRegistrationId(), one.getClientName()))
                        .toList()
                : List.of();
    }

    @GetMapping("/workplace/sign-in")
    ModelAndView form(HttpServletRequest request) {
        var page = new ModelAndView("workplace/pages/sign-in");
        NOTES.stream()
                .filter(note -> request.getParameterMap().containsKey(note))
                .findFirst()
                .ifPresent(note -> page.addObject("note", note));
        page.addObject("providers", providers);
        return page;
    }

    /** Where she is sent who asks for a page of another role, or without the token of a form; it is recorded. */
    @RequestMapping("/workplace/denied")
    ModelAndView denied(HttpServletRequest request, @Nullable Authentication who) {
        if (who != null && KeptPage.isLate(request)) {
            return kept.kept(request, who);
        }
        Object asked = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        if (who != null && asked != null) {
            String what = request.getMethod() + ' ' + asked;
            desk.refused(who.getName(), what.substring(0, Math.min(what.length(), LONGEST)));
        }
        return troubles.page(request, who, "denied", HttpStatus.FORBIDDEN);
    }

    /** Everything that is nowhere else. */
    @GetMapping("/workplace/**")
    ModelAndView missing(HttpServletRequest request, @Nullable Authentication who) {
        return troubles.missing(request, who);
    }
}

package ir.gsb.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The way in, and the page of those who may not go further. */
@Controller
class SignInPage {

    private static final List<String> NOTES = List.of("refused", "wait", "away", "roles", "factor", "out");

    private final List<Provider> providers;

    /** An identity provider that is configured. */
    public record Provider(String id, String name) {}

    SignInPage(ObjectProvider<ClientRegistrationRepository> registrations) {
        this.providers = registrations.getIfAvailable() instanceof Iterable<?> configured
                ? StreamSupport.stream(configured.spliterator(), false)
                        .map(ClientRegistration.class::cast)
                        .map(one -> new Provider(one.getRegistrationId(), one.getClientName()))
                        .toList()
                : List.of();
    }

    @GetMapping("/audit/sign-in")
    String form(HttpServletRequest request, Model model) {
        NOTES.stream()
                .filter(note -> request.getParameterMap().containsKey(note))
                .findFirst()
                .ifPresent(note -> model.addAttribute("note", note));
        model.addAttribute("providers", providers);
        return "sign-in";
    }

    @RequestMapping("/audit/denied")
    String denied(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        return "denied";
    }

    /** Everything that is nowhere else. */
    @GetMapping("/audit/**")
    String missing(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        return "missing";
    }
}

package ir.gsb.workplace;

import static ir.gsb.accounts.Role.OPERATOR;
import static ir.gsb.accounts.Role.REPRESENTATIVE;
import static ir.gsb.accounts.Role.REVIEWER;
import static ir.gsb.accounts.Role.SIGNER;

import ir.gsb.accounts.Door;
import ir.gsb.accounts.Role;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who comes in, and to which pages; whose sheets they are is asked of each sheet. */
@Configuration(proxyBeanMethods = false)
class WorkplaceSecurity {

    static final String BASE = "/workplace";

    /** No script, nothing from elsewhere, no frame. */
    static final String POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** The editor saves by a script of our own. */
    static final String POLICY_OF_EDITOR = POLICY + "; script-src 'self'; connect-src 'self'";

    @Bean
    SecurityFilterChain workplaceChain(HttpSecurity http, Door door) throws Exception {
        http.exceptionHandling(
                errors -> errors.defaultAuthenticationEntryPointFor(KeptPage::show, KeptPage::keepsWhatIsWritten));
        return door.guard(
                http,
                BASE,
                List.of(),
                POLICY,
                requests -> requests.requestMatchers(
                                BASE + "/services/new", BASE + "/services/*/edit/**", BASE + "/services/*/autosave/**")
                        .hasAnyRole(names(REPRESENTATIVE, SIGNER))
                        .requestMatchers(BASE + "/services/*/review", BASE + "/duplicates/verdict")
                        .hasRole(REVIEWER.name())
                        .requestMatchers(BASE + "/agencies")
                        .hasAnyRole(names(REVIEWER, OPERATOR))
                        .requestMatchers(BASE + "/files", BASE + "/files/**")
                        .hasAnyRole(names(REPRESENTATIVE, SIGNER, OPERATOR))
                        .anyRequest()
                        .hasAnyRole(names(REPRESENTATIVE, SIGNER, REVIEWER, OPERATOR)));
    }

    private static String[] names(Role... roles) {
        return Arrays.stream(roles).map(Role::name).toArray(String[]::new);
    }
}

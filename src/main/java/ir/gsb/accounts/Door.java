package ir.gsb.accounts;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * The way in to a part of the pages: its form under {@code sign-in}, its page of those who may not go further under
 * {@code denied}, its files under {@code assets}, its own session and its own cookies. One who signed in at one door is
 * a stranger at another.
 */
public final class Door {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    /** Said apart: Spring says nothing of it where the server says Expires itself, as it does with each cookie. */
    private static final String KEPT_NOWHERE = "no-cache, no-store, max-age=0, must-revalidate";

    private final Optional<Providers> providers;

    /** @param providers empty if none is configured */
    Door(Optional<Providers> providers) {
        this.providers = providers;
    }

    /** Identity providers, and the roles of those whom they name. */
    record Providers(ClientRegistrationRepository configured, OidcRoles roles, Assurance assurance) {}

    /** Argon2id as OWASP asks for it. */
    static PasswordEncoder argon2() {
        return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    }

    /** Names the rules of requests, the most particular first; the last is for any request. */
    public interface Rules
            extends Customizer<
                    AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry> {}

    /**
     * Guards what is under a path, and nothing else. Whoever has to sign in first is led to the form, unless {@code http} has
     * another entry point for the request.
     *
     * @param base without a slash at its end, {@code /audit}
     * @param also other paths that it guards
     * @param policy what a browser may load, as Content-Security-Policy says it
     */
    public SecurityFilterChain guard(HttpSecurity http, String base, List<String> also, String policy, Rules rules)
            throws Exception {
        String form = base + "/sign-in";
        String[] guarded =
                Stream.concat(Stream.of(base, base + "/**"), also.stream()).toArray(String[]::new);
        http.securityMatcher(guarded)
                .authorizeHttpRequests(requests ->
                        rules.customize(requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(form, base + "/assets/**")
                                .permitAll()))
                .formLogin(in -> in.loginPage(form)
                        .usernameParameter("name")
                        .authenticationDetailsSource(Given::of)
                        .defaultSuccessUrl(base, true)
                        .failureHandler(new SignInFailure(form)))
                .logout(out -> out.logoutUrl(base + "/sign-out").logoutSuccessUrl(form + "?out"))
                .securityContext(context -> context.securityContextRepository(new DelegatingSecurityContextRepository(
                        new RequestAttributeSecurityContextRepository(), new BoundContexts())))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(
                        errors -> errors.defaultAuthenticationEntryPointFor(entry(form), AnyRequestMatcher.INSTANCE)
                                .accessDeniedPage(base + "/denied"))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie(base)));
        headers(http, policy);
        if (providers.isPresent()) {
            throughProvider(http, base, form, providers.get());
        }
        return http.build();
    }

    /** By a path alone: the host that a request names is whatever its sender likes. */
    private static LoginUrlAuthenticationEntryPoint entry(String form) {
        var entry = new LoginUrlAuthenticationEntryPoint(form);
        entry.setFavorRelativeUris(true);
        return entry;
    }

    private static void headers(HttpSecurity http, String policy) throws Exception {
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .frameOptions(FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .httpStrictTransportSecurity(Customizer.withDefaults())
                .addHeaderWriter(new StaticHeadersWriter("Cache-Control", KEPT_NOWHERE))
                .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Opener-Policy", "same-origin"))
                .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Resource-Policy", "same-origin")));
    }

    private static void throughProvider(HttpSecurity http, String base, String form, Providers providers)
            throws Exception {
        http.oauth2Login(login -> login.loginPage(form)
                .authorizationEndpoint(start -> start.authorizationRequestResolver(
                        new DoorsOwnWayBack(base, providers.configured(), providers.assurance())))
                .redirectionEndpoint(back -> back.baseUri(base + "/oidc/back/*"))
                .userInfoEndpoint(user -> user.oidcUserService(providers.roles()))
                .failureHandler(new SignInFailure(form))
                .defaultSuccessUrl(base, true));
    }

    private static CookieCsrfTokenRepository csrfCookie(String base) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(DoorCookies.name(base) + "-csrf");
        tokens.setCookiePath(base);
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        return tokens;
    }
}

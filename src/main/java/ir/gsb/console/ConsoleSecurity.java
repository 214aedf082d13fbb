package ir.gsb.console;

import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.KeptSecrets;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordingSettings;
import jakarta.servlet.DispatcherType;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Who comes in, and what a browser may do with the pages. Guards what is under {@code /audit} and nothing else. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

    /** No script, nothing from elsewhere, no frame: a page is text, pictures in it, one style sheet and one font. */
    static final String POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    @Bean
    PasswordEncoder passwordEncoder() {
        return argon2();
    }

    /** Argon2id as OWASP asks for it. */
    static PasswordEncoder argon2() {
        return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    }

    @Bean
    KeptSecrets keptSecrets(MasterKeys keys, SecureRandom random) {
        return new KeptSecrets(keys, random);
    }

    /** Spring Session looks for it under this name. */
    @Bean
    GenericConversionService springSessionConversionService(KeptSecrets secrets) {
        return new SealedSessions(secrets).conversion();
    }

    @Bean
    @DependsOn("flywayInitializer")
    SqlAuditors auditors(DataSource store, Clock clock) {
        return new SqlAuditors(store, clock);
    }

    @Bean
    SignIn signIn(SqlAuditors auditors, KeptSecrets secrets, PasswordEncoder passwords, Clock clock, ExchangeLog log) {
        return new SignIn(auditors, secrets, passwords, new Totp(clock), log);
    }

    /** Its secrets go along when the master key changes; the log comes first, as it checks the keys. */
    @Bean
    Accounts accounts(
            ExchangeLog log,
            RecordingSettings settings,
            SqlAuditors auditors,
            KeptSecrets secrets,
            PasswordEncoder passwords,
            SecureRandom random) {
        var accounts = new Accounts(auditors, secrets, passwords, random);
        int resealed = accounts.reseal();
        if (resealed > 0) {
            log.record(new Act(
                    Act.Word.KEYS_ROTATED,
                    settings.node(),
                    Optional.empty(),
                    resealed + " auditors' secrets are sealed under master key " + secrets.current()));
        }
        return accounts;
    }

    @Bean
    @DependsOn("flywayInitializer")
    SqlSavedReports savedReports(DataSource store, Clock clock) {
        return new SqlSavedReports(store, clock);
    }

    /** Strict, unless an identity provider has to send people back here: then the cookie must survive that. */
    @Bean
    CookieSerializer sessionCookie(ObjectProvider<ClientRegistrationRepository> providers, KeptSecrets secrets) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("gsb-audit");
        cookie.setCookiePath("/audit");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite(providers.getIfAvailable() == null ? "Strict" : "Lax");
        return new SealedCookie(cookie, secrets);
    }

    @Bean
    SecurityFilterChain consoleChain(
            HttpSecurity http, ObjectProvider<ClientRegistrationRepository> providers, OidcRoles oidc)
            throws Exception {
        http.securityMatcher("/audit", "/audit/**", "/error")
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers("/audit/sign-in", "/audit/assets/**")
                                .permitAll()
                                .requestMatchers("/audit/exchange/*/payload", "/audit/exchange/*/evidence")
                                .hasRole(Role.PAYLOAD_READER.name())
                                .anyRequest()
                                .hasRole(Role.AUDITOR.name()))
                .formLogin(form -> form.loginPage("/audit/sign-in")
                        .usernameParameter("name")
                        .authenticationDetailsSource(Given::of)
                        .defaultSuccessUrl("/audit", true)
                        .failureHandler(new SignInFailure()))
                .logout(out -> out.logoutUrl("/audit/sign-out").logoutSuccessUrl("/audit/sign-in?out"))
                .securityContext(context -> context.securityContextRepository(new DelegatingSecurityContextRepository(
                        new RequestAttributeSecurityContextRepository(), new BoundContexts())))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(errors -> errors.accessDeniedPage("/audit/denied"))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie()))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                        .frameOptions(FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .httpStrictTransportSecurity(Customizer.withDefaults())
                        .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Opener-Policy", "same-origin"))
                        .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Resource-Policy", "same-origin")));
        if (providers.getIfAvailable() != null) {
            http.oauth2Login(login -> login.loginPage("/audit/sign-in")
                    .authorizationEndpoint(start -> start.baseUri("/audit/oidc/start"))
                    .redirectionEndpoint(back -> back.baseUri("/audit/oidc/back/*"))
                    .userInfoEndpoint(user -> user.oidcUserService(oidc))
                    .failureHandler(new SignInFailure())
                    .defaultSuccessUrl("/audit", true));
        }
        return http.build();
    }

    private static CookieCsrfTokenRepository csrfCookie() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("gsb-audit-csrf");
        tokens.setCookiePath("/audit");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        return tokens;
    }
}

package ir.gsb.accounts;

import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.KeptSecrets;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordingSettings;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.session.web.http.CookieSerializer;

/** Accounts, sessions, and what the doors of all parts have in common. */
@Configuration(proxyBeanMethods = false)
class AccountsSecurity {

    @Bean
    PasswordEncoder passwordEncoder() {
        return Door.argon2();
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
    SqlAccounts sqlAccounts(DataSource store, Clock clock) {
        return new SqlAccounts(store, clock);
    }

    @Bean
    SignIn signIn(SqlAccounts accounts, KeptSecrets secrets, PasswordEncoder passwords, Clock clock, ExchangeLog log) {
        return new SignIn(accounts, secrets, passwords, new Totp(clock), log);
    }

    /** Its secrets go along when the master key changes; the log comes first, as it checks the keys. */
    @Bean
    Accounts accounts(
            ExchangeLog log,
            RecordingSettings settings,
            SqlAccounts stored,
            KeptSecrets secrets,
            PasswordEncoder passwords,
            SecureRandom random) {
        var accounts = new Accounts(stored, secrets, passwords, random);
        int resealed = accounts.reseal();
        if (resealed > 0) {
            log.record(new Act(
                    Act.Word.KEYS_ROTATED,
                    settings.node(),
                    Optional.empty(),
                    resealed + " accounts' secrets are sealed under master key " + secrets.current()));
        }
        return accounts;
    }

    /** Strict, unless an identity provider has to send people back here: then the cookie must survive that. */
    @Bean
    CookieSerializer sessionCookie(ObjectProvider<ClientRegistrationRepository> providers, KeptSecrets secrets) {
        return new DoorCookies(
                providers.getIfAvailable() == null ? "Strict" : "Lax",
                (door, plain) -> new SealedCookie(door, plain, secrets));
    }

    @Bean
    Door door(
            ObjectProvider<ClientRegistrationRepository> providers,
            @Value("${gsb.console.roles-claim:gsb_roles}") String claim,
            @Value("${gsb.console.agency-claim:gsb_agency}") String agencyClaim,
            @Value("${gsb.console.name-claim:preferred_username}") String nameClaim,
            @Value("${gsb.console.required-acr:}") List<String> contexts,
            @Value("${gsb.console.required-amr:}") List<String> methods,
            ExchangeLog log) {
        var assurance = new Assurance(contexts, methods);
        var roles = new OidcRoles(claim, agencyClaim, nameClaim, assurance, log);
        return new Door(Optional.ofNullable(providers.getIfAvailable())
                .map(configured -> new Door.Providers(configured, roles, assurance)));
    }
}

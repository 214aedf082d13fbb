package ir.gsb.console;

import ir.gsb.accounts.Door;
import ir.gsb.accounts.Role;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who comes in, and what a browser may do with the pages. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

    /** No script, nothing from elsewhere, no frame: a page is text, pictures in it, one style sheet and one font. */
    static final String POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @DependsOn("flywayInitializer")
    SqlSavedReports savedReports(DataSource store, Clock clock) {
        return new SqlSavedReports(store, clock);
    }

    @Bean
    SecurityFilterChain consoleChain(HttpSecurity http, Door door) throws Exception {
        return door.guard(
                http,
                "/audit",
                List.of("/error"),
                POLICY,
                requests -> requests.requestMatchers("/audit/exchange/*/payload", "/audit/exchange/*/evidence")
                        .hasRole(Role.PAYLOAD_READER.name())
                        .anyRequest()
                        .hasRole(Role.AUDITOR.name()));
    }
}

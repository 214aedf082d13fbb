package ir.gsb.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.MovableClock;
import ir.gsb.TestFolder;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.InFlight;
import ir.gsb.exchangelog.KeptSecrets;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.store.SharedPostgres;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class SignInTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String OWNER = "s.amiri";
    private static final String HOME = "192.0.2.1";
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T08:00:00Z"));
    private HikariDataSource store;
    private ExchangeLog log;
    private KeptSecrets secrets;
    private String password;

    @BeforeEach
    void open_an_account() {
        store = SharedPostgres.migrated("sign_in");
        MasterKeys keys = MasterKeys.ensureSample(TestFolder.of("test-keys"), RANDOM);
        log = new ExchangeLog(store, RecordingSettings.of("here"), keys, new byte[0], new InFlight(), clock, RANDOM);
        secrets = new KeptSecrets(keys, RANDOM);
        password = new Accounts(new SqlAccounts(store, clock), secrets, cheap(), RANDOM)
                .add(OWNER, Set.of(Role.REVIEWER))
                .orElseThrow()
                .password();
    }

    @AfterEach
    void close_it() {
        log.close();
        store.close();
    }

    private static Argon2PasswordEncoder cheap() {
        return new Argon2PasswordEncoder(16, 32, 1, 64, 1);
    }

    /** On a node of its own each time. */
    private void signIn(String name, String given, String source) {
        var node = new SignIn(new SqlAccounts(store, clock), secrets, cheap(), new Totp(clock), log);
        var asked = UsernamePasswordAuthenticationToken.unauthenticated(name, given);
        asked.setDetails(new Given(code(), source));
        node.authenticate(asked);
    }

    /** The next one, since each is good once. */
    private String code() {
        clock.advance(Duration.ofSeconds(30));
        Account account = new SqlAccounts(store, clock).find(OWNER).orElseThrow();
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(secrets.open(account.totp(), OWNER), "HmacSHA1"), clock.instant());
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Class<?> tried(String name, String source) {
        try {
            signIn(name, "wrong", source);
            throw new AssertionError("let in with a wrong password");
        } catch (AuthenticationException refused) {
            return refused.getClass();
        }
    }

    private int looked(String name, int networks) {
        int looked = 0;
        for (int i = 0; i < networks; i++) {
            looked += tried(name, "198.51.100." + i) == BadCredentialsException.class ? 1 : 0;
        }
        return looked;
    }

    @Test
    void looks_at_no_more_than_a_hundred_attempts_of_many_networks_on_a_day() {
        assertThat(looked(OWNER, 120)).isEqualTo(100);
        assertThatThrownBy(() -> signIn(OWNER, password, HOME)).isInstanceOf(LockedException.class);

        clock.advance(Duration.ofDays(1));
        signIn(OWNER, password, HOME);
    }

    @Test
    void counts_a_name_that_nobody_has_in_the_same_way() {
        assertThat(looked("nobody", 120)).isEqualTo(100);
    }

    @Test
    void lets_the_owner_in_from_where_he_was_before_whoever_else_tries() {
        signIn(OWNER, password, HOME);
        clock.advance(Duration.ofDays(80));
        assertThat(looked(OWNER, 120)).isEqualTo(100);

        signIn(OWNER, password, HOME);
    }

    @Test
    void one_network_alone_closes_a_name_to_nobody_else() {
        int looked = 0;
        for (int quarter = 0; quarter < 90; quarter++) {
            for (int i = 0; i < 6; i++) {
                looked += tried(OWNER, "198.51.100.1") == BadCredentialsException.class ? 1 : 0;
            }
            clock.advance(QUARTER.minusSeconds(180));
        }

        assertThat(looked).isEqualTo(20);
        signIn(OWNER, password, HOME);
    }
}

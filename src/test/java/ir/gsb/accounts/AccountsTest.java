package ir.gsb.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.exchangelog.KeptSecrets;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.MasterKeys.KeyFile;
import ir.gsb.store.SharedPostgres;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path folder;

    private HikariDataSource store;
    private KeyFile old;
    private KeyFile fresh;

    @BeforeEach
    void make_keys_and_a_store() {
        store = SharedPostgres.migrated("accounts");
        MasterKeys.ensureSample(folder.resolve("old"), RANDOM);
        MasterKeys.ensureSample(folder.resolve("fresh"), RANDOM);
        old = new KeyFile(1, folder.resolve("old/master-1.key"));
        fresh = new KeyFile(2, folder.resolve("fresh/master-1.key"));
    }

    @AfterEach
    void close_it() {
        store.close();
    }

    private MasterKeys keys(KeyFile... files) {
        return MasterKeys.load(List.of(files), folder.resolve("old/search.key"));
    }

    private Accounts accounts(KeyFile... files) {
        return Accounts.of(store, keys(files), Clock.systemUTC(), RANDOM);
    }

    private byte[] secret(String name, KeyFile... files) {
        Account account = new SqlAccounts(store, Clock.systemUTC()).find(name).orElseThrow();
        return new KeptSecrets(keys(files), RANDOM).open(account.totp(), name);
    }

    @Test
    void seals_secrets_anew_under_a_new_master_key() {
        Accounts.Opened opened =
                accounts(old).add("m.karimi", Set.of(Role.AUDITOR)).orElseThrow();
        assertThatThrownBy(() -> secret("m.karimi", fresh)).hasMessageContaining("master key 1 is not configured");

        assertThat(accounts(fresh, old).reseal()).isEqualTo(1);
        assertThat(accounts(fresh, old).reseal()).as("a second time").isZero();

        assertThat(Totp.base32(secret("m.karimi", fresh))).isEqualTo(opened.secret());
    }

    @Test
    void adds_each_name_once_and_locks_and_unlocks_it() {
        Accounts accounts = accounts(old);
        assertThat(accounts.add("one", Set.of(Role.AUDITOR))).isPresent();
        assertThat(accounts.add("one", Set.of(Role.PAYLOAD_READER))).isEmpty();
        assertThat(accounts.lock("one")).isTrue();
        assertThat(accounts.all())
                .containsExactly(new Accounts.Listed("one", Optional.empty(), Set.of(Role.AUDITOR), true));
        assertThat(accounts.unlock("one")).isTrue();
        assertThat(accounts.all())
                .containsExactly(new Accounts.Listed("one", Optional.empty(), Set.of(Role.AUDITOR), false));
        assertThat(accounts.lock("nobody")).isFalse();
        assertThat(accounts.unlock("nobody")).isFalse();
    }
}

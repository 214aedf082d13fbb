package ir.gsb.accounts;

import ir.gsb.exchangelog.KeptSecrets;
import ir.gsb.exchangelog.KeptSecrets.Kept;
import ir.gsb.exchangelog.MasterKeys;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Makes and closes accounts. */
public final class Accounts {

    private static final int PASSWORD_BYTES = 18;

    private final SqlAccounts accounts;
    private final KeptSecrets secrets;
    private final PasswordEncoder passwords;
    private final SecureRandom random;

    /** For a command, beside or without a running hub. */
    public static Accounts of(DataSource store, MasterKeys keys, Clock clock, SecureRandom random) {
        return new Accounts(new SqlAccounts(store, clock), new KeptSecrets(keys, random), Door.argon2(), random);
    }

    /** The same, changing them in the transaction of a connection. */
    public static Accounts on(Connection store, MasterKeys keys, Clock clock, SecureRandom random) {
        return new Accounts(SqlAccounts.on(store, clock), new KeptSecrets(keys, random), Door.argon2(), random);
    }

    Accounts(SqlAccounts accounts, KeptSecrets secrets, PasswordEncoder passwords, SecureRandom random) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.passwords = passwords;
        this.random = random;
    }

    /**
     * What the owner of a new account needs, once.
     *
     * @param password of 24 letters, digits, hyphens and underscores
     * @param secret for an authenticator app, in base32
     */
    public record Opened(String name, String password, String secret) {

        /** For an authenticator app. */
        public String address() {
            return "otpauth://totp/GSB:" + name + "?secret=" + secret + "&issuer=GSB";
        }

        @Override
        public String toString() {
            return "Opened[" + name + "]";
        }
    }

    /** An account as a list shows it. */
    public record Listed(String name, Optional<String> agency, Set<Role> roles, boolean locked) {}

    /** Makes an account with a random password; empty if the name is taken. */
    public Optional<Opened> add(String name, Set<Role> roles) {
        return add(name, Optional.empty(), roles);
    }

    /** The same for one of an agency's people. */
    public Optional<Opened> add(String name, Optional<String> agency, Set<Role> roles) {
        byte[] password = new byte[PASSWORD_BYTES];
        byte[] secret = new byte[Totp.SECRET_BYTES];
        random.nextBytes(password);
        random.nextBytes(secret);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(password);
        var account = new Account(name, passwords.encode(text), secrets.seal(secret, name), agency, roles, false);
        return accounts.add(account) ? Optional.of(new Opened(name, text, Totp.base32(secret))) : Optional.empty();
    }

    public List<Listed> all() {
        return accounts.all().stream()
                .map(account -> new Listed(account.name(), account.agency(), account.roles(), account.locked()))
                .toList();
    }

    /**
     * Closes an account and ends its sessions.
     *
     * @return false if there is none of this name
     */
    public boolean lock(String name) {
        return accounts.lock(name);
    }

    /**
     * Opens an account again.
     *
     * @return false if there is none of this name
     */
    public boolean unlock(String name) {
        return accounts.unlock(name);
    }

    /** Seals anew, under the current master key, what older ones sealed; gives the number of secrets. */
    int reseal() {
        int resealed = 0;
        for (Account account : accounts.notSealedBy(secrets.current())) {
            Kept fresh = secrets.seal(secrets.open(account.totp(), account.name()), account.name());
            resealed += accounts.reseal(account, fresh) ? 1 : 0;
        }
        return resealed;
    }
}

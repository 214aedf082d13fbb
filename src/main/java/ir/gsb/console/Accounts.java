package ir.gsb.console;

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
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Makes and closes accounts of the console. */
public final class Accounts {

    private static final int PASSWORD_BYTES = 18;

    private final SqlAuditors auditors;
    private final KeptSecrets secrets;
    private final PasswordEncoder passwords;
    private final SecureRandom random;

    /** For a command, beside or without a running hub. */
    public static Accounts of(DataSource store, MasterKeys keys, Clock clock, SecureRandom random) {
        return new Accounts(
                new SqlAuditors(store, clock), new KeptSecrets(keys, random), ConsoleSecurity.argon2(), random);
    }

    /** The same, changing them in the transaction of a connection. */
    public static Accounts on(Connection store, MasterKeys keys, Clock clock, SecureRandom random) {
        return new Accounts(
                SqlAuditors.on(store, clock), new KeptSecrets(keys, random), ConsoleSecurity.argon2(), random);
    }

    Accounts(SqlAuditors auditors, KeptSecrets secrets, PasswordEncoder passwords, SecureRandom random) {
        this.auditors = auditors;
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
    public record Listed(String name, Set<Role> roles, boolean locked) {}

    /** Makes an account with a random password; empty if the name is taken. */
    public Optional<Opened> add(String name, Set<Role> roles) {
        byte[] password = new byte[PASSWORD_BYTES];
        byte[] secret = new byte[Totp.SECRET_BYTES];
        random.nextBytes(password);
        random.nextBytes(secret);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(password);
        var auditor = new Auditor(name, passwords.encode(text), secrets.seal(secret, name), roles, false);
        return auditors.add(auditor) ? Optional.of(new Opened(name, text, Totp.base32(secret))) : Optional.empty();
    }

    public List<Listed> all() {
        return auditors.all().stream()
                .map(auditor -> new Listed(auditor.name(), auditor.roles(), auditor.locked()))
                .collect(Collectors.toUnmodifiableList());
    }

    /**
     * Closes an account and ends its sessions.
     *
     * @return false if there is none of this name
     */
    public boolean lock(String name) {
        return auditors.lock(name);
    }

    /**
     * Opens an account again.
     *
     * @return false if there is none of this name
     */
    public boolean unlock(String name) {
        return auditors.unlock(name);
    }

    /** Seals anew, under the current master key, what older ones sealed; gives the number of secrets. */
    int reseal() {
        int resealed = 0;
        for (Auditor auditor : auditors.notSealedBy(secrets.current())) {
            Kept fresh = secrets.seal(secrets.open(auditor.totp(), auditor.name()), auditor.name());
            resealed += auditors.reseal(auditor, fresh) ? 1 : 0;
        }
        return resealed;
    }
}

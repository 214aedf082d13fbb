package ir.gsb.console;

import ir.gsb.exchangelog.KeptSecrets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Makes and closes accounts of the console. */
public final class Accounts {

    private static final int PASSWORD_BYTES = 18;

    private final SqlAuditors auditors;
    private final KeptSecrets secrets;
    private final PasswordEncoder passwords;
    private final SecureRandom random;

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
}

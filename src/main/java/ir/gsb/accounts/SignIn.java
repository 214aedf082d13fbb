package ir.gsb.accounts;

import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.KeptSecrets;
import ir.gsb.message.RecordingUnavailableException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Lets in who gives an account's name, its password and a code that was not used before. What was wrong is recorded and
 * not told. {@link Attempts} says how many wrong ones are looked at: of a network, of a network at a name, and at a name from
 * all networks; the last closes it for a while to networks from which it was never signed in to, or anybody could close
 * an account to its owner. A name that nobody has is counted as any other.
 */
final class SignIn implements AuthenticationProvider {

    /** Each check of a password takes 19 MiB while it lasts. */
    private static final int CHECKS_AT_ONCE = 4;

    private static final String NOBODY = "unknown";

    private final SqlAccounts accounts;
    private final KeptSecrets secrets;
    private final PasswordEncoder passwords;
    private final Totp totp;
    private final ExchangeLog log;
    private final String nobodysHash;
    private final Semaphore places = new Semaphore(CHECKS_AT_ONCE);

    SignIn(SqlAccounts accounts, KeptSecrets secrets, PasswordEncoder passwords, Totp totp, ExchangeLog log) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.passwords = passwords;
        this.totp = totp;
        this.log = log;
        this.nobodysHash = passwords.encode(NOBODY);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    @Override
    public Authentication authenticate(Authentication given) throws AuthenticationException {
        if (!(given.getDetails() instanceof Given details)) {
            throw new AuthenticationServiceException("a sign-in without its form");
        }
        try {
            return signIn(given.getName(), String.valueOf(given.getCredentials()), details);
        } catch (DataAccessException | RecordingUnavailableException away) {
            throw new AuthenticationServiceException("the store is away", away);
        }
    }

    private Authentication signIn(String name, String password, Given details) {
        Optional<Account> account = accounts.find(name);
        byte[] source = secrets.sourceHash(details.source());
        String hidden = HexFormat.of().formatHex(secrets.sourceHash("account " + name));
        Attempts attempts = counted(hidden, source);
        boolean right = passwordIsRight(account, password);
        if (account.isEmpty() || !right) {
            throw refuse(account, "password", attempts);
        }
        Account found = account.get();
        if (found.locked()) {
            throw refuse(account, "the account is locked", attempts);
        }
        OptionalLong step = totp.step(secrets.open(found.totp(), found.name()), details.code());
        if (step.isEmpty()) {
            throw refuse(account, "code", attempts);
        }
        if (!accounts.take(found.name(), step.getAsLong())) {
            throw refuse(account, "the code was used before", attempts);
        }
        accounts.succeeded(hidden, source);
        log.record(new Act(Act.Word.SIGNED_IN, found.name(), Optional.empty(), "password and code"));
        return let(found);
    }

    /** One that comes too late is not looked at and not counted, so that the door opens again when its time is over. */
    private Attempts counted(String account, byte[] source) {
        long attempt = accounts.attempted(account, source);
        Attempts attempts = accounts.attempts(account, source);
        if (attempts.areTooMany()) {
            accounts.forget(attempt);
            throw new LockedException("too many attempts");
        }
        return attempts;
    }

    /** Takes as long for a name that nobody has. */
    private boolean passwordIsRight(Optional<Account> account, String password) {
        places.acquireUninterruptibly();
        try {
            return passwords.matches(
                    password, account.map(Account::passwordHash).orElse(nobodysHash));
        } finally {
            places.release();
        }
    }

    /**
     * Only names of accounts are written down: people type passwords into the wrong field. And only what was looked at
     * is: a flood must not fill the log.
     */
    private BadCredentialsException refuse(Optional<Account> account, String why, Attempts attempts) {
        log.record(new Act(
                Act.Word.SIGN_IN_REFUSED,
                account.map(Account::name).orElse(NOBODY),
                Optional.empty(),
                attempts.areAtTheEnd() ? why + ", after too many attempts" : why));
        return new BadCredentialsException("refused");
    }

    /** Its details are set, so that nobody puts the code that was given there, and with it into the session. */
    private static Authentication let(Account account) {
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(
                account.name(), null, Rights.authorities(account.agency(), account.roles()));
        signedIn.setDetails("password and code");
        return signedIn;
    }
}

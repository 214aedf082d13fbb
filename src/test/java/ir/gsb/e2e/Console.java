package ir.gsb.e2e;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import ir.gsb.accounts.Accounts;
import ir.gsb.accounts.Role;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/** The auditors' console of a hub, and the way into it. */
record Console(SampleHub hub) {

    Accounts.Opened account(Role... roles) {
        return hub.part(Accounts.class)
                .add("it-" + UUID.randomUUID(), Set.of(roles))
                .orElseThrow();
    }

    String address(String path) {
        return "http://localhost:" + hub.port() + path;
    }

    Response open(Page page, String path) {
        return page.navigate(address(path));
    }

    void signIn(Page page, Accounts.Opened account) {
        signIn(page, account.name(), account.password(), code(account));
    }

    void signIn(Page page, String name, String password, String code) {
        page.navigate(address("/audit/sign-in"));
        page.fill("#name", name);
        page.fill("#password", password);
        page.fill("#code", code);
        page.waitForNavigation(() -> page.click("main button[type=submit]"));
    }

    /** What an authenticator app shows now. */
    static String code(Accounts.Opened account) {
        var bits = new BigInteger(1, new byte[0]);
        for (char letter : account.secret().toCharArray()) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)));
        }
        byte[] all = bits.toByteArray();
        byte[] secret = new byte[20];
        int from = Math.max(0, all.length - secret.length);
        System.arraycopy(all, from, secret, secret.length - (all.length - from), all.length - from);
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), Instant.now());
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

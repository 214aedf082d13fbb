package ir.gsb.console;

import ir.gsb.exchangelog.KeptSecrets.Kept;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An account of the console.
 *
 * @param name of 2 to 64 small letters, digits, dots, underscores and hyphens
 * @param passwordHash Argon2id in its usual text form
 * @param totp the sealed secret of its codes
 */
record Auditor(String name, String passwordHash, Kept totp, Set<Role> roles, boolean locked) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");

    Auditor {
        roles = Set.copyOf(roles);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("an account is named with 2 to 64 of a-z 0-9 . _ -, not '" + name + "'");
        }
    }
}

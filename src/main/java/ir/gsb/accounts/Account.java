package ir.gsb.accounts;

import ir.gsb.exchangelog.KeptSecrets.Kept;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Somebody who may sign in.
 *
 * @param name of 2 to 64 small letters, digits, dots, underscores and hyphens
 * @param passwordHash Argon2id in its usual text form
 * @param totp the sealed secret of its codes
 * @param agency whose people it is of, {@code [a-z0-9-]{2,32}}
 */
record Account(String name, String passwordHash, Kept totp, Optional<String> agency, Set<Role> roles, boolean locked) {

    /** An agency's code, as the registry and the catalogue write it. */
    static final Pattern AGENCY = Pattern.compile("[a-z0-9-]{2,32}");

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");

    Account {
        roles = Set.copyOf(roles);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("an account is named with 2 to 64 of a-z 0-9 . _ -, not '" + name + "'");
        }
        if (!agency.map(code -> AGENCY.matcher(code).matches()).orElse(true)) {
            throw new IllegalArgumentException("an agency's code is 2 to 32 of a-z 0-9 -, not '" + agency.get() + "'");
        }
        if (agency.isEmpty() && roles.stream().anyMatch(Role::ofAnAgency)) {
            throw new IllegalArgumentException("representative and signer are of an agency: name it");
        }
    }
}

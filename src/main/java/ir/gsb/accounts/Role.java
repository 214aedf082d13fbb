package ir.gsb.accounts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What one who signed in may do. */
public enum Role {
    /** See records, proofs, charts and who looked at what. */
    AUDITOR,
    /** Read what was said in an exchange, for a stated reason. */
    PAYLOAD_READER,
    /** Write her agency's service sheets. */
    REPRESENTATIVE,
    /** Stand for her agency's service sheets. */
    SIGNER,
    /** Read what agencies signed, for the management organisation, and approve it or send it back. */
    REVIEWER,
    /** Publish and retire what was approved. */
    OPERATOR;

    /** Whether one has it as one of an agency's people only. */
    boolean ofAnAgency() {
        return this == REPRESENTATIVE || this == SIGNER;
    }

    /** As the store and the command line write it, {@code payload-reader}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads words with blanks or commas between.
     *
     * @throws IllegalArgumentException if a word is no role
     */
    public static Set<Role> parse(String words) {
        return Arrays.stream(words.trim().split("[ ,]+")).map(Role::one).collect(Collectors.toUnmodifiableSet());
    }

    private static Role one(String word) {
        return Arrays.stream(values())
                .filter(role -> role.wire().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a role is "
                        + Arrays.stream(values()).map(Role::wire).collect(Collectors.joining(" or ")) + ", not '" + word
                        + "'"));
    }
}

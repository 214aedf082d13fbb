package ir.gsb.accounts;

import java.time.Duration;

/**
 * Attempts to sign in that did not succeed, the one that is under way among them.
 *
 * @param lately at one name from one network, within {@link #LATELY}
 * @param fromNetwork at any names from one network, within {@link #LATELY}
 * @param today at one name from one network, within {@link #TODAY}
 * @param everywhere at one name from all networks, within {@link #TODAY}
 * @param known whether the name signed in from this network within {@link #KNOWN}
 */
record Attempts(int lately, int fromNetwork, int today, int everywhere, boolean known) {

    static final Duration LATELY = Duration.ofMinutes(15);
    static final Duration TODAY = Duration.ofDays(1);
    static final Duration KNOWN = Duration.ofDays(90);

    static final int MOST_LATELY = 5;
    static final int MOST_FROM_NETWORK = 30;
    static final int MOST_TODAY = 20;

    /** More than four networks can make: no single one closes a name to all others. */
    static final int MOST_EVERYWHERE = 100;

    /** Whether this one is not looked at. */
    boolean areTooMany() {
        return lately > MOST_LATELY
                || fromNetwork > MOST_FROM_NETWORK
                || today > MOST_TODAY
                || !known && everywhere > MOST_EVERYWHERE;
    }

    /** Whether this one is looked at, and the next one is not. */
    boolean areAtTheEnd() {
        return !areTooMany() && next().areTooMany();
    }

    private Attempts next() {
        return new Attempts(lately + 1, fromNetwork + 1, today + 1, everywhere + 1, known);
    }
}

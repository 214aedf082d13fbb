package ir.gsb.message;

import java.util.Locale;

/** What a client prefers (RFC 7240). */
public final class Preference {

    private Preference() {}

    private static final String BATCH = "/batch";

    /** Whether a message is the line of a batch, or the batch itself. */
    public static boolean isBatch(Received received) {
        return received.path().endsWith(BATCH);
    }

    /** Whether an inquiry asks to be carried out later, {@code Prefer: respond-async}, or is a batch of them. */
    public static boolean isForLater(Received received) {
        if (received.protocol() != Protocol.REST || !received.method().equals("POST")) {
            return false;
        }
        if (isBatch(received)) {
            return true;
        }
        for (String line : received.headers().values("prefer")) {
            for (String preference : line.split(",")) {
                if (preference.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("respond-async")) {
                    return true;
                }
            }
        }
        return false;
    }
}

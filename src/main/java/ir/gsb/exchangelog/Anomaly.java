package ir.gsb.exchangelog;

import ir.gsb.message.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that may deserve a look; there may be a good reason for it.
 *
 * @param client whose user it is; absent where several clients take part
 * @param user who asked, as the client names him
 * @param subject the keyed hash of who was asked about, as {@link Term#SUBJECT} is searched by
 * @param exchanges how many there were
 * @param usual how many were to be expected, where that is known
 * @param first when the first of them was received
 * @param last when the last of them was received
 */
public record Anomaly(
        Kind kind,
        Optional<Party> client,
        Optional<String> user,
        Optional<String> subject,
        long exchanges,
        Optional<Double> usual,
        Instant first,
        Instant last) {

    /** What is unusual. */
    public enum Kind {
        /** A user asked more on one day than five times what is usual for him, and at least fifty times. */
        BUSY_USER,
        /** A user retrieved at night, or on a Thursday or Friday, by Tehran's clock. */
        OUT_OF_HOURS,
        /** Five answers or more about one subject were NOT_FOUND or NO_MATCH. */
        MANY_MISSES
    }
}

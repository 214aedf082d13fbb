package ir.gsb.queue;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * How an exchange in the queue fares; nothing of what it says.
 *
 * @param nextAt when it is tried next, if it waits
 * @param lastCode what came of the last attempt
 */
public record QueuedExchange(
        ExchangeId exchange,
        Party client,
        Party provider,
        InquiryType inquiry,
        Optional<ExchangeId> batch,
        State state,
        int attempts,
        Instant nextAt,
        Instant deadline,
        Optional<String> lastCode) {

    /** Changes with each attempt and each act. */
    public String tag() {
        return state + "-" + attempts + "-" + Long.toString(nextAt.toEpochMilli(), Character.MAX_RADIX);
    }

    /** Where it stands. */
    public enum State {
        WAITING,
        RUNNING,
        /** Its attempts are used up: an operator puts it back or drops it, or its deadline ends it. */
        DEAD,
        /** A node, or its connection, fell after it may have asked a provider that must not be asked twice. */
        DOUBTFUL,
        /** An operator gave it up; it is about to end. */
        DROPPED
    }
}

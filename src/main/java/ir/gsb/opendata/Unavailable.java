package ir.gsb.opendata;

import ir.gsb.message.PlainAnswer;
import ir.gsb.search.NotReadyException;
import ir.gsb.store.StoreTrouble;
import java.util.Optional;

/** What is said to who asked something that cannot be answered just now: 503, and when to ask again. */
public final class Unavailable {

    private static final String RETRY_AFTER = "retry-after";

    private Unavailable() {}

    /** Empty where something failed that will fail again. */
    public static Optional<PlainAnswer> answer(Exception failed) {
        if (failed instanceof NotReadyException indexing) {
            return Optional.of(Fault.SEARCH_NOT_READY
                    .answer("The hub has just started: " + indexing.getMessage()
                            + ". Services can be read by their codes already.")
                    .with(RETRY_AFTER, "5"));
        }
        return StoreTrouble.of(failed).map(trouble -> switch (trouble) {
            case BUSY ->
                Fault.READERS_BUSY
                        .answer("Too many read at the same time: ask again after Retry-After.")
                        .with(RETRY_AFTER, "2");
            case AWAY ->
                Fault.STORE_AWAY
                        .answer("The catalogue's store does not answer: ask again after Retry-After.")
                        .with(RETRY_AFTER, "10");
        });
    }
}

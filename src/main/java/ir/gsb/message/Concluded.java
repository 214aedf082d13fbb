package ir.gsb.message;

import java.util.Optional;

/**
 * An exchange with its outcome.
 *
 * @param reached the last stage that was passed
 * @param replayOf the exchange whose stored outcome this is, if it was answered before
 */
public record Concluded(Reached reached, Outcome outcome, Optional<ExchangeId> replayOf) {

    public static Concluded of(Reached reached, Outcome outcome) {
        return new Concluded(reached, outcome, Optional.empty());
    }

    public Received received() {
        return reached.received();
    }

    /** The id that the client is told: that of the exchange which was carried out. */
    public ExchangeId id() {
        return replayOf.orElse(received().id());
    }
}

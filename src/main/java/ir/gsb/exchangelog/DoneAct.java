package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import java.time.Instant;
import java.util.Optional;

/**
 * An act as it was recorded.
 *
 * @param id of the act itself
 * @param word what was done, {@code payload-read}
 * @param actor who did it
 * @param about the exchange that it was done about
 */
public record DoneAct(
        ExchangeId id, Instant at, String word, String actor, Optional<ExchangeId> about, String reason) {}

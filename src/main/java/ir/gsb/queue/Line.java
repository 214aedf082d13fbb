package ir.gsb.queue;

import ir.gsb.message.ExchangeId;
import java.time.Instant;

/**
 * Where a line stands.
 *
 * @param number from 1
 * @param deadline of its batch
 */
public record Line(ExchangeId batch, int number, Instant deadline) {}

package ir.gsb.queue;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import java.time.Instant;

/**
 * How many exchanges of one provider, inquiry and state there are.
 *
 * @param oldest when the oldest of them was received
 */
public record QueuedCount(Party provider, InquiryType inquiry, QueuedExchange.State state, int count, Instant oldest) {}

package ir.gsb.queue;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * An exchange that waits to be carried out.
 *
 * @param idempotent whether its provider may be asked again when it is not known what came of it
 * @param batch the batch that it is a line of
 * @param attempts how many were begun
 */
record Item(
        ExchangeId exchange,
        Party client,
        Party provider,
        InquiryType inquiry,
        boolean idempotent,
        Optional<ExchangeId> batch,
        int attempts,
        Instant deadline) {}

package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import ir.gsb.message.Protocol;
import ir.gsb.message.Step;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the record says of an exchange, for the client who asked it.
 *
 * @param receivedAt when its message came in, to the millisecond
 * @param endedAt when its outcome was recorded; absent while it is pending
 * @param steps microseconds from the receipt to each step that was reached
 * @param outcome a status of the answer ({@code FOUND}) or an error's code; absent while it is pending
 * @param detail what is wrong and what to do next, if it was not answered
 * @param violations pointers to where the request did not fit its schema
 * @param replayOf the exchange whose answer it repeated
 * @param reply what was sent; absent while it is pending, after the hub was interrupted, and once it is erased
 */
public record StoredExchange(
        ExchangeId id,
        State state,
        Party client,
        Protocol protocol,
        Optional<InquiryType> inquiry,
        Optional<String> agreement,
        Optional<String> messageId,
        Instant receivedAt,
        Optional<Instant> endedAt,
        Map<Step, Long> steps,
        Optional<String> outcome,
        Optional<String> detail,
        List<String> violations,
        Optional<ExchangeId> replayOf,
        Optional<StoredReply> reply) {

    /** Whether it has an outcome. */
    public enum State {
        PENDING,
        DONE
    }

    /** A reply as it was sent, without its headers. */
    public record StoredReply(int status, String contentType, byte[] body) {}

    public StoredExchange {
        steps = Collections.unmodifiableMap(steps);
        violations = List.copyOf(violations);
    }
}

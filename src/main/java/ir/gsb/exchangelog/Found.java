package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Mode;
import ir.gsb.message.Party;
import ir.gsb.message.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An exchange as a search shows it.
 *
 * @param receivedAt when its message came in, to the millisecond
 * @param endedAt when its outcome was recorded; absent while it is pending
 * @param client absent if no signature was verified
 * @param outcome a status of the answer ({@code FOUND}) or an error's code; absent while it is pending
 * @param status the HTTP status of the answer
 * @param replayOf the exchange whose answer it repeated
 * @param elapsed from the receipt to the last step before its outcome was recorded
 */
public record Found(
        ExchangeId id,
        Instant receivedAt,
        Optional<Instant> endedAt,
        Protocol protocol,
        Optional<Party> client,
        Optional<Party> provider,
        Optional<InquiryType> inquiry,
        Optional<Mode> mode,
        Optional<String> agreement,
        Optional<String> outcome,
        Optional<Integer> status,
        Optional<String> user,
        Optional<String> trackingCode,
        Optional<String> messageId,
        Optional<ExchangeId> replayOf,
        Optional<Duration> elapsed) {}

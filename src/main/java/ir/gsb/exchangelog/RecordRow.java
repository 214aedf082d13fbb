package ir.gsb.exchangelog;

import ir.gsb.message.Canonical;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Outcome;
import ir.gsb.message.Party;
import ir.gsb.message.Reached;
import ir.gsb.message.Received;
import ir.gsb.message.Refusal;
import ir.gsb.message.Step;
import ir.gsb.message.Timeline;
import ir.gsb.message.Verified;
import ir.gsb.message.Violation;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Encodes the rows of the table record; the order of the columns is that of {@link #COLUMNS}. */
final class RecordRow {

    static final int ACCEPTED = 1;
    static final int ENDED = 2;

    static final String COLUMNS = """
        exchange_id, kind, at, node, steps,
        protocol, mode, request_size, client, provider, agreement, client_user, tracking_code, inquiry, message_id,
        thumbprint, algorithm, subject_hash, source_hash, request_commitment,
        status, answer_size, outcome, detail, violations, replay_of, answer_commitment\
        """;

    private static final int FIELDS = 27;
    private static final int ASKED_FIELDS = 15;
    private static final int ENDED_FIELDS = 7;
    private static final int USUAL_SIZE = 640;

    private final CopyTuple tuple = new CopyTuple(FIELDS, USUAL_SIZE);

    RecordRow(UUID exchange, int kind, Instant at, String node, int[] steps) {
        tuple.uuid(exchange).int2(kind).instant(at).text(node).ints(steps);
    }

    /** Microseconds by step, up to the last one that was reached; -1 for one that was passed over. */
    static int[] steps(Timeline timeline) {
        Map<Step, Long> reached = timeline.steps();
        int[] steps = new int[Step.values().length];
        Arrays.fill(steps, -1);
        int last = 0;
        for (var step : reached.entrySet()) {
            last = step.getKey().ordinal();
            steps[last] = (int) Math.min(step.getValue(), Integer.MAX_VALUE);
        }
        return Arrays.copyOf(steps, last + 1);
    }

    /** Who asked what, as far as it is known and believed. */
    RecordRow asked(Reached reached, MasterKeys keys, byte @Nullable [] commitment) {
        Received received = reached.received();
        Optional<Verified> verified = reached.verified();
        Optional<ExchangeHeader> header = verified.map(Verified::header);
        Optional<Canonical.Request> request = reached.canonical().map(Canonical::request);
        var grant = reached.authorised().map(authorised -> authorised.grant());
        tuple.int2(received.protocol().ordinal());
        request.ifPresentOrElse(r -> tuple.int2(r.mode().ordinal()), () -> tuple.absent(1));
        tuple.int4(received.bodySize())
                .text(verified.map(Verified::party).map(Party::toString).orElse(null))
                .text(grant.map(g -> g.provider().toString()).orElse(null))
                .text(grant.map(g -> g.agreement())
                        .or(() -> header.flatMap(ExchangeHeader::agreement))
                        .orElse(null))
                .text(header.flatMap(ExchangeHeader::user).orElse(null))
                .text(header.flatMap(ExchangeHeader::trackingCode).orElse(null))
                .text(received.inquiry().map(InquiryType::toString).orElse(null))
                .text(header.flatMap(ExchangeHeader::messageId).orElse(null))
                .bytes(verified.map(v ->
                                Base64.getUrlDecoder().decode(v.verification().thumbprint()))
                        .orElse(null))
                .text(verified.map(v -> v.verification().algorithm()).orElse(null))
                .bytes(request.flatMap(Canonical.Request::subject)
                        .map(keys::subjectHash)
                        .orElse(null))
                .bytes(keys.sourceHash(received.source()))
                .bytes(commitment);
        return this;
    }

    /** Nothing, since the accepted row of the exchange says it. */
    RecordRow askedBefore() {
        tuple.absent(ASKED_FIELDS);
        return this;
    }

    /** What became of it. */
    RecordRow ended(Outcome outcome, int status, long answerSize, byte @Nullable [] commitment) {
        Optional<Refusal> why = refusal(outcome);
        tuple.int2(status)
                .int4(answerSize)
                .text(outcome.word())
                .text(why.map(Refusal::detail).orElse(null))
                .text(why.filter(refusal -> !refusal.violations().isEmpty())
                        .map(RecordRow::pointers)
                        .orElse(null))
                .uuid(
                        outcome instanceof Outcome.Repeated repeated
                                ? repeated.original().value()
                                : null)
                .bytes(commitment);
        return this;
    }

    /** It was interrupted: no answer left the hub. */
    RecordRow interrupted(Refusal why) {
        tuple.int2(why.code().status())
                .absent(1)
                .text(why.code().wire())
                .text(why.detail())
                .absent(3);
        return this;
    }

    RecordRow pending() {
        tuple.absent(ENDED_FIELDS);
        return this;
    }

    byte[] toBytes() {
        return tuple.toBytes();
    }

    /** Whether the client may send the same message again, so that its message id is not used up. */
    static boolean isRetryable(Outcome outcome) {
        return refusal(outcome).map(Refusal::code).map(Code::retryable).orElse(false);
    }

    private static Optional<Refusal> refusal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(Refusal why) -> Optional.of(why);
            case Outcome.Failed(Refusal why, String kept) -> Optional.of(why);
            case Outcome.Answered answered -> Optional.empty();
            case Outcome.Repeated repeated -> Optional.empty();
            case Outcome.Shown shown -> Optional.empty();
        };
    }

    private static String pointers(Refusal refusal) {
        return refusal.violations().stream().map(Violation::pointer).collect(Collectors.joining("\n"));
    }
}

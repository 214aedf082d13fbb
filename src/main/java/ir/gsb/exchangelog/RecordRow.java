package ir.gsb.exchangelog;

import ir.gsb.message.Canonical;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.ExchangeId;
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
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of the table record: what its columns say, as text for the log and as a tuple for the store. */
final class RecordRow {

    static final int ACCEPTED = 1;
    static final int ENDED = 2;
    static final int ACT = 3;

    static final int SALT_BYTES = 16;

    /** The bytes that an entry has in the queue: exchange id, kind, entry. */
    static final int QUEUED_BYTES = 16 + 2 + 32;

    private static final RecordColumn[] ALL = RecordColumn.values();

    /** In the order in which rows are copied. */
    static final String COLUMNS =
            Arrays.stream(ALL).map(RecordColumn::column).collect(Collectors.joining(", ")) + ", salt, entry";

    private static final int USUAL_SIZE = 768;

    /** A row as it is stored, and as it waits for its place in the log. */
    record Written(byte[] tuple, byte[] queued) {}

    private final UUID exchange;
    private final int kind;
    private final @Nullable Object[] values = new @Nullable Object[ALL.length];

    RecordRow(UUID exchange, int kind, Instant at, String node, String retention) {
        this.exchange = exchange;
        this.kind = kind;
        set(RecordColumn.EXCHANGE_ID, exchange);
        set(RecordColumn.KIND, kind);
        set(RecordColumn.AT, at);
        set(RecordColumn.NODE, node);
        set(RecordColumn.RETENTION, retention);
    }

    /** Microseconds by step, up to the last one that was reached; -1 for one that was passed over. */
    static int[] steps(Timeline timeline) {
        Map<Step, Long> reached = timeline.steps();
        int[] steps = new int[Step.values().length];
        Arrays.fill(steps, -1);
        int last = 0;
        for (var step : reached.entrySet()) {
            last = step.getKey().ordinal();
            steps[last] = clamped(step.getValue());
        }
        return Arrays.copyOf(steps, last + 1);
    }

    private static int clamped(long value) {
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    RecordRow steps(int[] steps) {
        return set(RecordColumn.STEPS, steps);
    }

    /** Who asked what, as far as it is known and believed. */
    RecordRow asked(Reached reached, MasterKeys keys, byte @Nullable [] commitment) {
        Received received = reached.received();
        reached.verified().ifPresent(this::signed);
        reached.canonical().map(Canonical::request).ifPresent(request -> {
            set(RecordColumn.MODE, request.mode().ordinal());
            set(RecordColumn.SUBJECT_HASH, request.subject().map(keys::subjectHash));
        });
        reached.authorised().map(authorised -> authorised.grant()).ifPresent(grant -> {
            set(RecordColumn.PROVIDER, grant.provider().toString());
            set(RecordColumn.AGREEMENT, grant.agreement());
        });
        return set(RecordColumn.PROTOCOL, received.protocol().ordinal())
                .set(RecordColumn.REQUEST_SIZE, clamped(received.bodySize()))
                .set(RecordColumn.INQUIRY, received.inquiry().map(InquiryType::toString))
                .set(RecordColumn.SOURCE_HASH, keys.sourceHash(received.source()))
                .set(RecordColumn.REQUEST_COMMITMENT, commitment);
    }

    private void signed(Verified verified) {
        ExchangeHeader header = verified.header();
        set(RecordColumn.CLIENT, Optional.of(verified.party()).map(Party::toString))
                .set(RecordColumn.AGREEMENT, header.agreement())
                .set(RecordColumn.CLIENT_USER, header.user())
                .set(RecordColumn.TRACKING_CODE, header.trackingCode())
                .set(RecordColumn.MESSAGE_ID, header.messageId())
                .set(
                        RecordColumn.THUMBPRINT,
                        Base64.getUrlDecoder().decode(verified.verification().thumbprint()))
                .set(RecordColumn.ALGORITHM, verified.verification().algorithm());
    }

    /** What became of it. */
    RecordRow ended(Outcome outcome, int status, long answerSize, byte @Nullable [] commitment) {
        Optional<Refusal> why = refusal(outcome);
        return set(RecordColumn.STATUS, status)
                .set(RecordColumn.ANSWER_SIZE, clamped(answerSize))
                .set(RecordColumn.OUTCOME, outcome.word())
                .set(RecordColumn.DETAIL, why.map(Refusal::detail))
                .set(
                        RecordColumn.VIOLATIONS,
                        why.filter(refusal -> !refusal.violations().isEmpty()).map(RecordRow::pointers))
                .set(
                        RecordColumn.REPLAY_OF,
                        outcome instanceof Outcome.Repeated repeated
                                ? repeated.original().value()
                                : null)
                .set(RecordColumn.ABOUT, about(outcome).map(ExchangeId::value))
                .set(RecordColumn.ANSWER_COMMITMENT, commitment);
    }

    /** It was interrupted: no answer left the hub. */
    RecordRow interrupted(Refusal why) {
        return set(RecordColumn.STATUS, why.code().status())
                .set(RecordColumn.OUTCOME, why.code().wire())
                .set(RecordColumn.DETAIL, why.detail());
    }

    /** It is over, and no answer of its own belongs to it. */
    RecordRow finished(String outcome, int status) {
        return set(RecordColumn.STATUS, status).set(RecordColumn.OUTCOME, outcome);
    }

    RecordRow act(Act act) {
        return set(RecordColumn.OUTCOME, act.word().wire())
                .set(RecordColumn.DETAIL, act.reason().isEmpty() ? null : act.reason())
                .set(RecordColumn.ACTOR, act.actor())
                .set(RecordColumn.ABOUT, act.about().map(id -> id.value()));
    }

    RecordRow vaultHash(byte[] hash) {
        return set(RecordColumn.VAULT_HASH, hash);
    }

    private RecordRow set(RecordColumn column, Optional<?> value) {
        return set(column, value.orElse(null));
    }

    private RecordRow set(RecordColumn column, @Nullable Object value) {
        values[column.ordinal()] = value == null ? null : RecordText.asStored(column.type(), value);
        return this;
    }

    UUID exchange() {
        return exchange;
    }

    int kind() {
        return kind;
    }

    /** @param salt random, so that nobody can guess from the public log what a record says */
    Written written(byte[] salt) {
        byte[] entry = entry(salt, RecordText.of(values));
        var tuple = new CopyTuple(ALL.length + 2, USUAL_SIZE);
        for (RecordColumn column : ALL) {
            tuple.value(column.type(), values[column.ordinal()]);
        }
        byte[] queued = ByteBuffer.allocate(QUEUED_BYTES)
                .putLong(exchange().getMostSignificantBits())
                .putLong(exchange().getLeastSignificantBits())
                .putShort((short) kind())
                .put(entry)
                .array();
        return new Written(tuple.bytes(salt).bytes(entry).toBytes(), queued);
    }

    /** What the log holds of a record: SHA-256 over its salt and its text. */
    static byte[] entry(byte[] salt, byte[] text) {
        MessageDigest digest = VaultFrame.sha256();
        digest.update(salt);
        return digest.digest(text);
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
            case Outcome.Accepted accepted -> Optional.empty();
        };
    }

    private static Optional<ExchangeId> about(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Shown shown -> shown.of();
            case Outcome.Accepted(ExchangeId exchange) -> Optional.of(exchange);
            default -> Optional.empty();
        };
    }

    private static String pointers(Refusal refusal) {
        return refusal.violations().stream().map(Violation::pointer).collect(Collectors.joining("\n"));
    }
}

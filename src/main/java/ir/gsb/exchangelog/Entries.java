package ir.gsb.exchangelog;

import ir.gsb.exchangelog.VaultFrame.Part;
import ir.gsb.message.Authorised;
import ir.gsb.message.Delivered;
import ir.gsb.message.Outcome;
import ir.gsb.message.Reached;
import ir.gsb.message.Received;
import ir.gsb.message.Refusal;
import ir.gsb.message.Reply;
import ir.gsb.message.Step;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes what is written of an exchange: the record in clear, the vault row encrypted, the claim to give back. */
final class Entries {

    /** Of a message without a verified signature no more is kept. */
    private static final int BEGINNING = 4096;

    private static final int SALT_BYTES = 16;
    private static final int VAULT_FIELDS = 5;
    private static final int OVERHEAD = 1024;

    private final RecordingSettings settings;
    private final MasterKeys keys;
    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random;

    Entries(RecordingSettings settings, MasterKeys keys, Clock clock, SecureRandom random) {
        this.settings = settings;
        this.keys = keys;
        this.vault = new Vault(keys, random);
        this.clock = clock;
        this.random = random;
    }

    LogEntry accepted(Authorised authorised) {
        Received received = authorised.received();
        var frame = new VaultFrame(OVERHEAD + received.body().length);
        byte[] commitment = putRequest(frame, received);
        byte[] row = row(received, RecordRow.ACCEPTED)
                .asked(authorised, keys, commitment)
                .pending()
                .toBytes();
        return new LogEntry.Recorded(row, sealed(received, RecordRow.ACCEPTED, frame), claim(authorised), null);
    }

    LogEntry ended(Reply reply) {
        Reached reached = reply.concluded().reached();
        Received received = reached.received();
        Outcome outcome = reply.concluded().outcome();
        boolean accepted = received.timeline().steps().containsKey(Step.ACCEPTED);
        RecordRow row = row(received, RecordRow.ENDED);
        var frame = new VaultFrame(OVERHEAD + reply.body().length + (accepted ? 0 : received.body().length));
        if (accepted) {
            row.askedBefore();
        } else {
            row.asked(reached, keys, putRequest(frame, received));
        }
        row.ended(outcome, reply.status(), reply.body().length, putAnswer(frame, reply));
        putFromProvider(frame, reached, outcome);
        LogEntry.Hold release = RecordRow.isRetryable(outcome) ? claim(reached) : null;
        return new LogEntry.Recorded(row.toBytes(), sealed(received, RecordRow.ENDED, frame), null, release);
    }

    /** An exchange whose outcome could not be recorded at its time, so that its client was told to ask again. */
    LogEntry.Recorded unrecorded(Reached reached, Refusal why) {
        Received received = reached.received();
        RecordRow row = row(received, RecordRow.ENDED);
        if (received.timeline().steps().containsKey(Step.ACCEPTED)) {
            row.askedBefore();
        } else {
            row.asked(reached, keys, null);
        }
        return new LogEntry.Recorded(row.interrupted(why).toBytes(), null, null, claim(reached));
    }

    /** A message that nobody is known to have sent: what it claims is not believed, and little of it is kept. */
    LogEntry unverified(Reply reply) {
        Received received = reply.concluded().received();
        var request = new VaultFrame(OVERHEAD + received.body().length);
        int from = request.size();
        putRequestParts(request, received);
        byte[] beginning = request.from(from, BEGINNING);
        var frame = new VaultFrame(OVERHEAD + beginning.length)
                .put(Part.BODY_HASH, VaultFrame.sha256().digest(received.body()))
                .put(Part.BEGINNING, beginning);
        byte[] row = row(received, RecordRow.ENDED)
                .asked(reply.concluded().reached(), keys, null)
                .ended(reply.concluded().outcome(), reply.status(), reply.body().length, null)
                .toBytes();
        return new LogEntry.Recorded(row, sealed(received, RecordRow.ENDED, frame), null, null);
    }

    /** An accepted exchange whose hub stopped before it ended. */
    LogEntry interrupted(UUID exchange, Refusal why, @Nullable UUID claim) {
        byte[] row = new RecordRow(exchange, RecordRow.ENDED, clock.instant(), settings.node(), new int[0])
                .askedBefore()
                .interrupted(why)
                .toBytes();
        return new LogEntry.Recorded(row, null, null, claim == null ? null : new LogEntry.Hold(claim, exchange));
    }

    private RecordRow row(Received received, int kind) {
        return new RecordRow(
                received.id().value(), kind, clock.instant(), settings.node(), RecordRow.steps(received.timeline()));
    }

    private byte[] putRequest(VaultFrame frame, Received received) {
        byte[] salt = salt();
        frame.put(Part.REQUEST_SALT, salt);
        int from = frame.size();
        putRequestParts(frame, received);
        return frame.commitment(salt, from);
    }

    private static void putRequestParts(VaultFrame frame, Received received) {
        String target =
                received.query().map(query -> received.path() + "?" + query).orElse(received.path());
        frame.put(Part.TARGET, received.method() + " " + target)
                .put(Part.AUTHORITY, received.authority())
                .put(Part.REQUEST_HEADERS, received.headers())
                .put(Part.REQUEST_BODY, received.body());
    }

    private byte[] putAnswer(VaultFrame frame, Reply reply) {
        byte[] salt = salt();
        frame.put(Part.ANSWER_SALT, salt);
        int from = frame.size();
        frame.put(Part.STATUS, String.valueOf(reply.status()))
                .put(Part.ANSWER_HEADERS, reply.headers())
                .put(Part.ANSWER_BODY, reply.body());
        return frame.commitment(salt, from);
    }

    private static void putFromProvider(VaultFrame frame, Reached reached, Outcome outcome) {
        if (outcome instanceof Outcome.Failed(Refusal why, String kept) && !kept.isEmpty()) {
            frame.put(Part.KEPT, kept);
        }
        byte[] evidence = reached.delivered().map(Delivered::evidence).orElse(new byte[0]);
        if (evidence.length > 0) {
            frame.put(Part.EVIDENCE, evidence);
        }
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    private byte[] sealed(Received received, int kind, VaultFrame frame) {
        UUID exchange = received.id().value();
        Vault.Sealed sealed = vault.seal(exchange, kind, frame.toBytes());
        return new CopyTuple(VAULT_FIELDS, sealed.content().length + 128)
                .uuid(exchange)
                .int2(kind)
                .int2(sealed.keyId())
                .bytes(sealed.wrappedKey())
                .bytes(sealed.content())
                .toBytes();
    }

    private static LogEntry.@Nullable Hold claim(Reached reached) {
        UUID exchange = reached.received().id().value();
        return reached.verified()
                .flatMap(verified -> verified.header()
                        .messageId()
                        .map(id -> ClaimKey.ofMessage(verified.party().toString(), id)))
                .map(claim -> new LogEntry.Hold(claim, exchange))
                .orElse(null);
    }
}

package ir.gsb.exchangelog;

import ir.gsb.exchangelog.Packing.Known;
import ir.gsb.exchangelog.VaultFrame.Part;
import ir.gsb.exchangelog.WrappingKeys.Scope;
import ir.gsb.message.Delivered;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.HttpText;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Outcome;
import ir.gsb.message.Reached;
import ir.gsb.message.Received;
import ir.gsb.message.Refusal;
import ir.gsb.message.Reply;
import ir.gsb.message.Step;
import ir.gsb.message.Verified;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes what is written of an exchange: the record in clear, the vault row encrypted, the claim to give back. */
final class Entries {

    /** Of a message without a verified signature no more is kept. */
    private static final int BEGINNING = 4096;

    private static final int VAULT_FIELDS = 5;
    private static final int OVERHEAD = 1024;

    private final RecordingSettings settings;
    private final MasterKeys keys;
    private final Vault vault;
    private final Known hub;
    private final Clock clock;
    private final SecureRandom random;
    private final Acts acts;

    /** @param hub the certificate of the key that answers are signed with */
    Entries(RecordingSettings settings, MasterKeys keys, Vault vault, Known hub, Clock clock, SecureRandom random) {
        this.settings = settings;
        this.keys = keys;
        this.vault = vault;
        this.hub = hub;
        this.clock = clock;
        this.random = random;
        this.acts = new Acts(settings, keys, clock, random);
    }

    LogEntry.Recorded accepted(Reached authorised) {
        Received received = authorised.received();
        var frame = new VaultFrame(OVERHEAD + received.body().length);
        byte[] commitment = putRequest(frame, received);
        RecordRow row = row(authorised, RecordRow.ACCEPTED).asked(authorised, keys, commitment);
        return written(row, sealed(authorised, RecordRow.ACCEPTED, frame), claim(authorised), null);
    }

    LogEntry.Recorded ended(Reply reply) {
        Reached reached = reply.concluded().reached();
        Received received = reached.received();
        Outcome outcome = reply.concluded().outcome();
        boolean accepted = received.timeline().steps().containsKey(Step.ACCEPTED);
        RecordRow row = row(reached, RecordRow.ENDED);
        var frame = new VaultFrame(OVERHEAD + reply.body().length + (accepted ? 0 : received.body().length));
        if (!accepted) {
            row.asked(reached, keys, putRequest(frame, received));
        }
        row.ended(outcome, reply.status(), reply.body().length, putAnswer(frame, reply));
        putFromProvider(frame, reached, outcome);
        LogEntry.Hold release = RecordRow.isRetryable(outcome) ? claim(reached) : null;
        return written(row, sealed(reached, RecordRow.ENDED, frame), null, release);
    }

    /** An exchange whose outcome could not be recorded at its time, so that its client was told to ask again. */
    LogEntry.Recorded unrecorded(Reached reached, Refusal why) {
        RecordRow row = row(reached, RecordRow.ENDED);
        if (!reached.received().timeline().steps().containsKey(Step.ACCEPTED)) {
            row.asked(reached, keys, null);
        }
        return written(row.interrupted(why), null, null, claim(reached));
    }

    /** A message that nobody is known to have sent: what it claims is not believed, and little of it is kept. */
    LogEntry unverified(Reply reply) {
        Reached reached = reply.concluded().reached();
        Received received = reached.received();
        byte[] request = HttpText.of(received).toBytes();
        var frame = new VaultFrame(OVERHEAD + BEGINNING)
                .put(Part.BODY_HASH, VaultFrame.sha256().digest(received.body()))
                .put(Part.BEGINNING, Arrays.copyOf(request, Math.min(request.length, BEGINNING)));
        RecordRow row = row(reached, RecordRow.ENDED)
                .asked(reached, keys, null)
                .ended(reply.concluded().outcome(), reply.status(), reply.body().length, null);
        return written(row, sealed(reached, RecordRow.ENDED, frame), null, null);
    }

    /**
     * An accepted exchange whose hub stopped before it ended.
     *
     * @param retention the class of its accepted record
     */
    LogEntry.Recorded interrupted(UUID exchange, String retention, Refusal why, @Nullable UUID claim) {
        RecordRow row =
                new RecordRow(exchange, RecordRow.ENDED, clock.instant(), settings.node(), retention).interrupted(why);
        return written(row, null, null, claim == null ? null : new LogEntry.Hold(claim, exchange));
    }

    /** An accepted exchange that came to its end without a reply, as a batch does. */
    LogEntry.Recorded finished(UUID exchange, String retention, String outcome, int status) {
        RecordRow row = new RecordRow(exchange, RecordRow.ENDED, clock.instant(), settings.node(), retention)
                .finished(outcome, status);
        return written(row, null, null, null);
    }

    LogEntry act(ExchangeId id, Act act) {
        return acts.entry(id, act);
    }

    private RecordRow row(Reached reached, int kind) {
        Received received = reached.received();
        return new RecordRow(
                        received.id().value(),
                        kind,
                        clock.instant(),
                        settings.node(),
                        settings.retention().of(reached))
                .steps(RecordRow.steps(received.timeline()));
    }

    private byte[] putRequest(VaultFrame frame, Received received) {
        byte[] salt = salt();
        byte[] request = HttpText.of(received).toBytes();
        frame.put(Part.REQUEST_SALT, salt).put(Part.REQUEST, request);
        return VaultFrame.commitment(salt, request);
    }

    private byte[] putAnswer(VaultFrame frame, Reply reply) {
        byte[] salt = salt();
        HttpText whole = HttpText.of(reply);
        byte[] answer =
                (isPage(reply) ? new HttpText(whole.firstLine(), whole.headers(), new byte[0]) : whole).toBytes();
        frame.put(Part.ANSWER_SALT, salt).put(Part.ANSWER, answer);
        return VaultFrame.commitment(salt, answer);
    }

    /** A page of answers is not kept a second time: each is in the record of its own exchange, and can be erased there. */
    private static boolean isPage(Reply reply) {
        return reply.concluded().outcome() instanceof Outcome.Shown shown
                && shown.contentType().equals(Outcome.Shown.PAGE);
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
        byte[] salt = new byte[RecordRow.SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    private Vault.Sealed sealed(Reached reached, int kind, VaultFrame frame) {
        Received received = reached.received();
        UUID exchange = received.id().value();
        String inquiry = received.inquiry().map(InquiryType::toString).orElse("");
        vault.certificates().keep(hub);
        List<Known> known = new ArrayList<>(2);
        reached.verified().map(Verified::verification).ifPresent(verified -> {
            var client = new Known(Base64.getUrlDecoder().decode(verified.thumbprint()), verified.certificate());
            vault.certificates().keep(client);
            if (received.protocol().isSoap()) {
                known.add(client);
            }
        });
        if (received.protocol().isSoap() && kind == RecordRow.ENDED) {
            known.add(hub);
        }
        return vault.seal(
                exchange, kind, Scope.of(exchange, inquiry, settings.retention().of(reached)), frame, known);
    }

    private LogEntry.Recorded written(
            RecordRow row,
            Vault.@Nullable Sealed sealed,
            LogEntry.@Nullable Hold needed,
            LogEntry.@Nullable Hold release) {
        if (sealed == null) {
            RecordRow.Written written = row.written(salt());
            return new LogEntry.Recorded(written.tuple(), written.queued(), null, 0, needed, release, null);
        }
        RecordRow.Written written = row.vaultHash(sealed.hash()).written(salt());
        return new LogEntry.Recorded(
                written.tuple(), written.queued(), tuple(row, sealed), sealed.keyId(), needed, release, null);
    }

    private static byte[] tuple(RecordRow row, Vault.Sealed sealed) {
        return new CopyTuple(VAULT_FIELDS, sealed.content().length + 128)
                .uuid(row.exchange())
                .int2(row.kind())
                .int4(sealed.keyId())
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

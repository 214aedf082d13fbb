package ir.gsb.exchangelog;

import ir.gsb.exchangelog.LogEntry.Attempt;
import ir.gsb.exchangelog.Packing.Known;
import ir.gsb.exchangelog.StoredExchange.StoredReply;
import ir.gsb.message.Admitted;
import ir.gsb.message.Authorised;
import ir.gsb.message.Code;
import ir.gsb.message.Concluded;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Outcome;
import ir.gsb.message.Party;
import ir.gsb.message.Reached;
import ir.gsb.message.Received;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Reply;
import ir.gsb.message.Step;
import ir.gsb.store.GroupCommit;
import ir.gsb.store.StoreUnusableException;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The durable record of every attempt. What a method has returned from is on disk; what it throws
 * {@link RecordingUnavailableException} from must have no effect outside.
 */
public final class ExchangeLog implements AutoCloseable {

    private static final int MOST_IN_BATCH = 500;
    private static final int MILLIS_A_MINUTE = 60_000;

    private static final Refusal UNRECORDED = Refusal.of(
            Code.RECORDING_UNAVAILABLE,
            "The hub could not record this exchange at its time, so no answer was given. Ask again with the same"
                    + " message id.");

    private final RecordingSettings settings;
    private final MasterKeys keys;
    private final InFlight inFlight;
    private final Standing standing;
    private final Clock clock;
    private final SecureRandom random;
    private final SqlPartitions partitions;
    private final Entries entries;
    private final Vault vault;
    private final SqlExchanges exchanges;
    private final AttemptLimit attemptLimit;
    private final Owed owed;
    private final GroupCommit<LogEntry, Boolean> commit;

    /**
     * @param hubCertificate the DER form of the certificate of the key that answers are signed with
     * @throws StoreUnusableException if the keys are not those that the store was written with
     */
    public ExchangeLog(
            DataSource source,
            RecordingSettings settings,
            MasterKeys keys,
            byte[] hubCertificate,
            InFlight inFlight,
            Clock clock,
            SecureRandom random) {
        this(source, settings, keys, hubCertificate, inFlight, new Standing(() -> {}, () -> {}), clock, random);
    }

    /** The same, accepting and recording only on conditions. */
    public ExchangeLog(
            DataSource source,
            RecordingSettings settings,
            MasterKeys keys,
            byte[] hubCertificate,
            InFlight inFlight,
            Standing standing,
            Clock clock,
            SecureRandom random) {
        new SqlMasterKeys(source, clock).check(keys);
        this.partitions = new SqlPartitions(source, "record", "vault", "log_leaf");
        this.settings = settings;
        this.keys = keys;
        this.inFlight = inFlight;
        this.standing = standing;
        this.clock = clock;
        this.random = random;
        this.vault = new Vault(source, keys, random);
        var hub = new Known(VaultFrame.sha256().digest(hubCertificate), hubCertificate);
        this.entries = new Entries(settings, keys, vault, hub, clock, random);
        this.exchanges = new SqlExchanges(source, vault);
        this.attemptLimit = new AttemptLimit(settings.attemptsPerSource(), settings.attemptsInAll());
        this.owed = new Owed();
        this.commit = new GroupCommit<>(
                "log", source, MOST_IN_BATCH, settings.patience(), new SqlExchangeLog(vault, keys, clock));
        start();
    }

    private void start() {
        try {
            partitions.ensure(clock.instant());
            int rotated = vault.keys().rotate();
            if (rotated > 0) {
                record(new Act(
                        Act.Word.KEYS_ROTATED,
                        settings.node(),
                        Optional.empty(),
                        rotated + " wrapping keys are wrapped by master key " + keys.current()));
            }
        } catch (SQLException failed) {
            throw new StoreUnusableException("The store cannot be prepared: " + failed.getMessage() + ".", failed);
        }
    }

    /** When the oldest exchange that the store still has came in. */
    public Optional<Instant> oldest() throws SQLException {
        return exchanges.oldest().map(ExchangeId::receivedAt);
    }

    /** Makes the partitions of the months to come; to be run every day. */
    public void prepareMonths() throws SQLException {
        partitions.ensure(clock.instant());
    }

    /**
     * Makes an act durable.
     *
     * @return the id of its record
     */
    public ExchangeId record(Act act) {
        ExchangeId id = ExchangeId.at(clock.instant(), random);
        submit(entries.act(id, act));
        return id;
    }

    /**
     * What was said in an exchange; that it was read, by whom and why, is recorded before it is given.
     *
     * @param reason what the reader gave as reason
     * @return nothing if there is no such exchange, if nothing of it was kept, or if it was erased
     */
    public Optional<Said> read(ExchangeId id, String actor, String reason) {
        return read(new Act(Act.Word.PAYLOAD_READ, actor, Optional.of(id), reason));
    }

    /** The same for another act that needs what was said; it must be about one exchange. */
    public Optional<Said> read(Act act) {
        ExchangeId id = act.about().orElseThrow(() -> new IllegalArgumentException("an act of reading is about one"));
        record(act);
        try {
            return exchanges.said(id);
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store cannot be read", away);
        }
    }

    /**
     * The same of an exchange that is in an archive file.
     *
     * @throws IOException if the file cannot be read
     */
    public Optional<Said> read(ArchiveFile archive, ExchangeId id, String actor, String reason) throws IOException {
        record(new Act(Act.Word.PAYLOAD_READ, actor, Optional.of(id), reason));
        try {
            return exchanges.said(archive.find(id));
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store cannot be read", away);
        }
    }

    /** Makes the acceptance durable; only then may the request leave for its provider. */
    public Authorised accept(Authorised authorised) {
        standing.toAccept().run();
        submit(entries.accepted(authorised));
        authorised.received().timeline().reached(Step.ACCEPTED);
        return authorised;
    }

    /** Makes the outcome durable; only then may the reply leave the hub. */
    public Reply record(Reply reply) {
        Received received = reply.concluded().received();
        if (reply.concluded().isPutOff()) {
            return reply;
        }
        try {
            submit(entry(reply));
        } catch (RecordingUnavailableException away) {
            owed.add(entries.unrecorded(reply.concluded().reached(), UNRECORDED));
            throw away;
        }
        inFlight.ended(received.id());
        received.timeline().reached(Step.RECORDED);
        return reply;
    }

    /**
     * Writes, once the store is back, what became of the exchanges that it was away for, so that their message ids are
     * free again; to be run every second or so.
     */
    public void payOff() {
        owed.payOff(this::submit);
    }

    /** Writes a record, also one that no reply belongs to. */
    boolean submit(LogEntry entry) {
        standing.toRecord().run();
        return commit.submit(entry);
    }

    void requireStanding() {
        standing.require();
    }

    void awake(ExchangeId ended) {
        inFlight.ended(ended);
    }

    Vault vault() {
        return vault;
    }

    Entries entries() {
        return entries;
    }

    RecordingSettings settings() {
        return settings;
    }

    /**
     * The stored outcome of the exchange that this one repeats.
     *
     * @throws RefusedException {@code answer-erased}
     */
    public Concluded recall(Reached retry) {
        ExchangeId original = retry.admitted()
                .flatMap(Admitted::retryOf)
                .orElseThrow(() -> new IllegalArgumentException("only the retry of an exchange can recall it"));
        StoredExchange stored = read(original)
                .orElseThrow(() -> new RecordingUnavailableException("the record of " + original + " is gone", null));
        if (stored.state() == StoredExchange.State.PENDING) {
            return new Concluded(retry, new Outcome.Accepted(original));
        }
        StoredReply reply = stored.reply()
                .orElseThrow(() -> RefusedException.of(
                        Code.ANSWER_ERASED,
                        "The answer to this message was erased from the record, so it cannot be given again: ask anew"
                                + " with a new message id."));
        String word = stored.outcome().orElseThrow();
        return new Concluded(
                retry, new Outcome.Repeated(original, word, reply.status(), reply.contentType(), reply.body()));
    }

    /** What is recorded of a client's own exchange; that of another is not there. */
    public Optional<StoredExchange> find(ExchangeId id, Party client) {
        return read(id).filter(stored -> stored.client().equals(client));
    }

    private Optional<StoredExchange> read(ExchangeId id) {
        try {
            return exchanges.find(id);
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store cannot be read", away);
        }
    }

    private LogEntry entry(Reply reply) {
        if (reply.concluded().reached().verified().isPresent()) {
            return entries.ended(reply);
        }
        String source = reply.concluded().received().source();
        long minute = clock.millis() / MILLIS_A_MINUTE;
        if (attemptLimit.allows(source, minute)) {
            return entries.unverified(reply);
        }
        String hash = attemptLimit.countsApart(source, minute) ? HexFormat.of().formatHex(keys.sourceHash(source)) : "";
        return new LogEntry.Counted(
                new Attempt(minute, hash, reply.concluded().outcome().word()));
    }

    @Override
    public void close() {
        commit.close();
    }
}

package ir.gsb.exchangelog;

import ir.gsb.exchangelog.AttestationSettings.Authority;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.security.TimeStamp;
import ir.gsb.tlog.ConsistencyProof;
import ir.gsb.tlog.TiledTree;
import ir.gsb.tlog.TlogException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * Has checkpoints cosigned by witnesses and time-stamped, and tells what outsiders object to. Every node asks; what
 * another has done already is not asked again. To be run every second or so.
 */
public final class Attestations implements Runnable, Outsiders {

    private static final System.Logger LOG = System.getLogger(Attestations.class.getName());

    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(1);
    private static final Duration WHOLE_SECONDS = Duration.ofSeconds(1);

    private final DataSource source;
    private final SqlAttestations sql;
    private final LogReader reader;
    private final AttestationSettings settings;
    private final List<WitnessClient> witnesses;
    private final Clock clock;
    private final Map<String, String> troubles = new ConcurrentHashMap<>();
    private final Map<String, String> objections = new ConcurrentHashMap<>();
    private final Object asking = new Object();
    private Instant cosigned = Instant.MIN;
    private Instant stamped = Instant.MIN;
    private volatile Instant lastStamp;
    private volatile boolean unheard;

    public Attestations(DataSource source, AttestationSettings settings, HttpClient http, Clock clock) {
        this.source = source;
        this.sql = new SqlAttestations(source);
        this.reader = new LogReader(source);
        this.settings = settings;
        this.witnesses = settings.witnesses().stream()
                .map(one -> new WitnessClient(http, one.base(), one.key()))
                .toList();
        this.clock = clock;
        this.lastStamp = clock.instant();
    }

    @Override
    public synchronized void run() {
        try {
            boolean stamp = !settings.authorities().isEmpty() && isDue(stamped, settings.stampEvery());
            Optional<StoredCheckpoint> latest = cosign(stamp);
            if (stamp && latest.isPresent()) {
                stamp(asCosigned(latest.get()));
            }
        } catch (SQLException | RecordingUnavailableException away) {
            LOG.log(System.Logger.Level.DEBUG, "the store is away", away);
        } catch (RuntimeException | AssertionError failed) {
            LOG.log(System.Logger.Level.WARNING, "Nobody was asked to vouch for the log, and will be", failed);
        }
    }

    /**
     * Asks the witnesses, all at once, whether they object to the log as the store has it.
     *
     * @throws RecordingUnavailableException if the store is away
     */
    @Override
    public void ask() {
        synchronized (asking) {
            unheard = settings.witnessRequired() && !witnesses.isEmpty() && latest().isPresent();
            cosign(true);
        }
    }

    private Optional<StoredCheckpoint> latest() {
        return reader.latest().filter(one -> one.size() > 0);
    }

    /** Also at once when the clock was set back. */
    private boolean isDue(Instant last, Duration every) {
        Instant now = clock.instant();
        return last.equals(Instant.MIN) || now.isBefore(last) || !now.isBefore(last.plus(every));
    }

    /** @param now whether it cannot wait, since evidence of what is new will lead to this checkpoint */
    private Optional<StoredCheckpoint> cosign(boolean now) {
        synchronized (asking) {
            Optional<StoredCheckpoint> latest = latest();
            if (latest.isPresent() && !witnesses.isEmpty() && (now || isDue(cosigned, settings.cosignEvery()))) {
                cosigned = clock.instant();
                try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    witnesses.forEach(one -> threads.execute(() -> cosign(one, latest.get())));
                }
            }
            return latest;
        }
    }

    private void cosign(WitnessClient witness, StoredCheckpoint latest) {
        try {
            heard(witness, latest, witness.cosign(latest.note(), latest.size(), from -> prove(latest.size(), from)));
        } catch (SQLException | RecordingUnavailableException away) {
            LOG.log(System.Logger.Level.DEBUG, "the store is away", away);
        } catch (RuntimeException | AssertionError failed) {
            LOG.log(System.Logger.Level.WARNING, "A witness was not asked, and will be", failed);
        }
    }

    /** Holds a connection for no longer than it takes, since witnesses may be slow. */
    private ConsistencyProof prove(long size, long from) throws IOException, TlogException {
        try (Connection connection = source.getConnection()) {
            return new TiledTree(new SqlTiles(connection), size).consistency(from);
        } catch (SQLException away) {
            throw new IOException("the store is away, so that nothing could be proven to the witness", away);
        }
    }

    private StoredCheckpoint asCosigned(StoredCheckpoint latest) {
        return reader.checkpoints(latest.size() + 1, 1).stream()
                .filter(one -> one.size() == latest.size())
                .findFirst()
                .orElse(latest);
    }

    private void heard(WitnessClient witness, StoredCheckpoint latest, WitnessClient.Verdict verdict)
            throws SQLException {
        switch (verdict) {
            case WitnessClient.Verdict.Cosigned(var signature) -> {
                sql.addCosignature(latest.size(), signature);
                unheard = false;
                objections.remove(witness.name());
                troubles.remove(witness.name());
            }
            case WitnessClient.Verdict.Ahead(long size) -> ahead(witness, size);
            case WitnessClient.Verdict.Refuses(String why) -> object(witness, why);
            case WitnessClient.Verdict.Away(String why) -> trouble(witness.name(), why);
        }
    }

    /** Another node may have had a newer checkpoint cosigned in between. */
    private void ahead(WitnessClient witness, long size) {
        long now = latest().map(StoredCheckpoint::size).orElse(0L);
        if (now < size) {
            object(witness, "it has seen " + size + " entries, the store has " + now);
        }
    }

    private void object(WitnessClient witness, String why) {
        if (!why.equals(objections.put(witness.name(), why))) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The witness {0} objects to the log, so no checkpoint is signed: {1}",
                    witness.name(),
                    why);
        }
    }

    private void trouble(String who, String why) {
        if (troubles.put(who, why) == null) {
            LOG.log(System.Logger.Level.WARNING, "{0} does not vouch for the log now: {1}", who, why);
        }
    }

    /** After the witnesses, so that the token is over what they said too. */
    private void stamp(StoredCheckpoint latest) throws SQLException {
        stamped = clock.instant();
        lastStamp = earlier(lastStamp, stamped);
        sql.lastTimeStamp()
                .filter(at -> at.isAfter(lastStamp) && !at.isAfter(stamped))
                .ifPresent(at -> lastStamp = at);
        List<TimeStamped> stamps = sql.timeStamps(latest.size());
        if (!stamps.isEmpty()) {
            // Nothing is new since the last stamp, so none is missing.
            lastStamp = stamped;
        }
        for (Authority authority : settings.authorities()) {
            if (stamps.stream().noneMatch(one -> one.authority().equals(authority.address()))) {
                stamp(latest, authority);
            }
        }
    }

    private void stamp(StoredCheckpoint latest, Authority authority) throws SQLException {
        try {
            Instant asked = clock.instant();
            byte[] token = authority.source().stamp(latest.note().toBytes());
            Instant now = clock.instant();
            sql.addTimeStamp(latest, new TimeStamped(authority.address(), token), now);
            lastStamp = now;
            compareClocks(
                    authority.address(), asked, TimeStamp.timeSaidIn(token).orElse(now), now);
        } catch (IOException away) {
            trouble(authority.address(), String.valueOf(away.getMessage()));
        }
    }

    /** The token was made in between, as the clock here has it; most authorities say whole seconds. */
    private void compareClocks(String authority, Instant asked, Instant said, Instant answered) {
        if (said.isBefore(asked.minus(CLOCKS_DIFFER).minus(WHOLE_SECONDS))
                || said.isAfter(answered.plus(CLOCKS_DIFFER))) {
            trouble(authority, "its clock says " + said + ", the one here " + answered + ": one of them is wrong");
        } else {
            troubles.remove(authority);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Why nothing may be signed: what a witness holds against the log, or that one is required and none answers. */
    @Override
    public Optional<String> objection() {
        return objections.entrySet().stream()
                .findFirst()
                .map(one -> "the witness " + one.getKey() + " objects: " + one.getValue())
                .or(() -> unheard
                        ? Optional.of("no witness has answered since this node was elected, and one is required")
                        : Optional.empty());
    }

    /** Who does not answer, and why. */
    public Map<String, String> troubles() {
        return new LinkedHashMap<>(troubles);
    }

    /**
     * Lets new exchanges in only as long as somebody outside vouches for when they were.
     *
     * @throws RecordingUnavailableException after the tolerance without any time-stamp
     */
    public void requireTimeStamps() {
        if (!settings.authorities().isEmpty() && clock.instant().isAfter(lastStamp.plus(settings.tolerance()))) {
            throw new RecordingUnavailableException("no authority has time-stamped the log since " + lastStamp, null);
        }
    }
}

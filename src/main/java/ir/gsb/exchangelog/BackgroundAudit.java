package ir.gsb.exchangelog;

import ir.gsb.tlog.Note;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Audits the log while the hub runs: what is new every minute, everything once a day. What it finds it says once, and
 * goes on saying through {@link #found} until it is gone. To be run every few seconds by a thread of its own.
 */
public final class BackgroundAudit implements Runnable {

    private static final System.Logger LOG = System.getLogger(BackgroundAudit.class.getName());

    private final LogAudit audit;
    private final LogMemory memory;
    private final Duration every;
    private final Duration everythingEvery;
    private final Clock clock;
    private Optional<Note> verified = Optional.empty();
    private Instant ran = Instant.MIN;
    private Instant ranFull = Instant.MIN;
    private volatile List<Tampering> found = List.of();
    private volatile Optional<String> failure = Optional.empty();
    private volatile Optional<Instant> lastFull = Optional.empty();

    /** @param memory this node's own, see {@link LogSettings#memory} */
    public BackgroundAudit(LogAudit audit, Path memory, Duration every, Duration everythingEvery, Clock clock) {
        this.audit = audit;
        this.memory = new LogMemory(memory);
        this.every = every;
        this.everythingEvery = everythingEvery;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            if (isDue(ranFull, everythingEvery)) {
                ranFull = clock.instant();
                ran = ranFull;
                take(audit.full(memory.read(), (entry, of) -> {}), true);
                lastFull = Optional.of(clock.instant());
            } else if (verified.isPresent() && isDue(ran, every)) {
                ran = clock.instant();
                take(audit.since(verified.get(), (entry, of) -> {}), false);
            }
        } catch (LogInconsistentException changed) {
            say(List.of(new Tampering(Tampering.Kind.CHECKPOINT_CHANGED, "the memory of this node", changed.what())));
        } catch (SQLException | IOException | RuntimeException | AssertionError failed) {
            ranFull =
                    lastFull.isEmpty() ? clock.instant().minus(everythingEvery).plus(every) : ranFull;
            failure = Optional.of(failed.toString());
            LOG.log(System.Logger.Level.WARNING, "The log could not be audited and will be: {0}", failed.toString());
        }
    }

    private boolean isDue(Instant last, Duration period) {
        return last.equals(Instant.MIN) || !clock.instant().isBefore(last.plus(period));
    }

    private void take(AuditReport report, boolean everything) {
        failure = Optional.empty();
        if (report.isClean() && report.checkpoint().isPresent()) {
            verified = report.checkpoint();
        }
        Map<String, Tampering> all = new LinkedHashMap<>();
        if (!everything) {
            found.forEach(one -> all.put(one.toString(), one));
        }
        report.found().forEach(one -> all.put(one.toString(), one));
        say(List.copyOf(all.values()));
    }

    private void say(List<Tampering> now) {
        now.stream()
                .filter(one -> !found.contains(one))
                .forEach(one -> LOG.log(System.Logger.Level.ERROR, "The store was tampered with: {0}", one));
        found = now;
    }

    /** What is wrong, as far as it was looked at. */
    public List<Tampering> found() {
        return found;
    }

    /** Why the last audit came to no end. */
    public Optional<String> failure() {
        return failure;
    }

    /** When everything was audited last. */
    public Optional<Instant> lastFull() {
        return lastFull;
    }
}

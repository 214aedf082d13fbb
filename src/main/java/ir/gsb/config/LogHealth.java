package ir.gsb.config;

import ir.gsb.exchangelog.Attestations;
import ir.gsb.exchangelog.BackgroundAudit;
import ir.gsb.exchangelog.LogReader;
import ir.gsb.exchangelog.Sequencer;
import ir.gsb.exchangelog.StoredCheckpoint;
import ir.gsb.message.RecordingUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Down when the log does not fit what this node remembers, when the store was tampered with or could not be audited, and
 * when records wait for their place for longer than a minute.
 */
final class LogHealth implements HealthIndicator {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int MOST_SHOWN = 10;

    private final Sequencer sequencer;
    private final LogReader log;
    private final Attestations attestations;
    private final BackgroundAudit audit;
    private final Clock clock;

    LogHealth(Sequencer sequencer, LogReader log, Attestations attestations, BackgroundAudit audit, Clock clock) {
        this.sequencer = sequencer;
        this.log = log;
        this.attestations = attestations;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Health health() {
        try {
            Map<String, Object> wrong = wrong();
            Health.Builder health =
                    wrong.isEmpty() ? Health.up() : Health.down().withDetails(wrong);
            log.latest().map(StoredCheckpoint::at).ifPresent(at -> health.withDetail("lastCheckpoint", at.toString()));
            return health.withDetail("away", attestations.troubles())
                    .withDetail("sequencer", sequencer.isElected())
                    .withDetail("size", log.size())
                    .withDetail("lag", log.lag())
                    .build();
        } catch (RecordingUnavailableException away) {
            return Health.down(away).build();
        }
    }

    private Map<String, Object> wrong() {
        Map<String, Object> wrong = new LinkedHashMap<>();
        sequencer.refusal().ifPresent(why -> wrong.put("refusal", why));
        audit.failure().ifPresent(why -> wrong.put("audit", why));
        if (!audit.found().isEmpty()) {
            wrong.put(
                    "tampering",
                    audit.found().stream()
                            .limit(MOST_SHOWN)
                            .map(String::valueOf)
                            .toList());
        }
        Optional<Instant> waiting =
                log.waitingSince().filter(at -> at.plus(LONGEST_WAIT).isBefore(clock.instant()));
        waiting.ifPresent(at -> wrong.put("waitingSince", at.toString()));
        return wrong;
    }
}

package ir.gsb.cli;

import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.exchangelog.RetentionClasses;
import java.time.Duration;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of commands that leave an act in the record: who does it, and how that is recorded. */
final class StoreRecords {

    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Duration MESSAGE_IDS_KEPT = Duration.ofHours(24);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String NODE = "gsb-command";

    @Option(
            names = "--by",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "Who does it, for the record (default: your account on this machine).")
    private String actor = System.getProperty("user.name", "unknown");

    String actor() {
        return actor;
    }

    /** What the records of this command say of their node and class. */
    static RecordingSettings settings(HubSettings hub) {
        var retention = RetentionClasses.of(
                hub.numbers("gsb.records.retention.months"), hub.list("gsb.records.retention.inquiries"));
        return new RecordingSettings(NODE, LEASE, MESSAGE_IDS_KEPT, 1, 1, PATIENCE, retention);
    }
}

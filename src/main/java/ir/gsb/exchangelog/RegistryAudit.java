package ir.gsb.exchangelog;

import ir.gsb.exchangelog.LogAudit.Findings;
import ir.gsb.exchangelog.Tampering.Kind;
import ir.gsb.registry.RecordedChange;
import ir.gsb.registry.SqlRegistryAudit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** Holds the registry against its log, and that log against the acts that the exchange log has of it. */
final class RegistryAudit {

    private final Connection connection;
    private final Findings findings;

    RegistryAudit(Connection connection, Findings findings) {
        this.connection = connection;
        this.findings = findings;
    }

    /**
     * Audits all changes from an id on. Acts are themselves audited elsewhere.
     *
     * @param archived whether some records are in archive files, where an act may be too
     */
    void check(UUID from, boolean archived) throws SQLException {
        Map<UUID, String> acts = SqlStrays.registryActs(connection, from);
        UUID oldest = acts.keySet().stream().min(UUID::compareTo).orElse(from);
        for (RecordedChange change : SqlRegistryAudit.changes(connection, from)) {
            String expected = acts.remove(change.id().value());
            if (expected == null) {
                boolean older = archived && change.id().value().compareTo(oldest) < 0;
                if (!older) {
                    found(change.id().value(), change.subject() + " was changed by it, but no act tells of it");
                }
            } else if (!expected.equals(change.hash())) {
                found(change.id().value(), "it does not say what its act commits to");
            }
        }
        acts.keySet().forEach(id -> found(id, "an act tells of it, but it is missing"));
        for (String entry : SqlRegistryAudit.unexplained(connection)) {
            findings.add(Kind.REGISTRY_CHANGED, entry, "no change in the registry's log made it what it is");
        }
    }

    private void found(UUID change, String what) {
        findings.add(Kind.REGISTRY_LOG_CHANGED, "registry change " + change, what);
    }
}

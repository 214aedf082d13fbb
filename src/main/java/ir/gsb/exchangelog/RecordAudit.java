package ir.gsb.exchangelog;

import ir.gsb.exchangelog.LogAudit.Findings;
import ir.gsb.exchangelog.SqlAudit.Key;
import ir.gsb.exchangelog.SqlAudit.Leaf;
import ir.gsb.exchangelog.Tampering.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds records and vault rows against the entries of the log. */
final class RecordAudit {

    private final Connection connection;
    private final Findings findings;
    private final Set<UUID> erasures;
    private @Nullable UUID first;
    private final List<Long> placeless = new ArrayList<>();
    private long erased;

    RecordAudit(Connection connection, Findings findings) throws SQLException {
        this.connection = connection;
        this.findings = findings;
        this.erasures = SqlAudit.erased(connection);
    }

    /** The smallest id that was seen; an audit of new entries looks for strays from there on. */
    UUID first() {
        return first == null ? new UUID(-1L >>> 1, -1) : first;
    }

    long erased() {
        return erased;
    }

    /** Entries whose records have left the store for archive files. */
    long archived() {
        return placeless.size();
    }

    /** Entries may be without a record only as far as acts of the log tell of archive files with so many records. */
    void places(boolean everything) throws SQLException {
        long archived = everything ? SqlAudit.archived(connection) : 0;
        if (placeless.size() > archived) {
            placeless.forEach(index -> findings.add(
                    Kind.PLACE_CHANGED,
                    "entry " + index,
                    archived == 0
                            ? "no record has this place"
                            : "no record has this place, and archive files have only " + archived + " of "
                                    + placeless.size()));
        }
    }

    void check(long from, List<byte[]> entries) throws SQLException {
        List<Leaf> leaves = SqlAudit.leaves(connection, from, from + entries.size());
        UUID[] exchanges =
                leaves.stream().map(leaf -> leaf.key().exchange()).distinct().toArray(UUID[]::new);
        Map<Key, StoredRecord> records = SqlRecords.of(connection, exchanges).stream()
                .collect(Collectors.toMap(one -> new Key(one.exchange(), one.kind()), Function.identity()));
        Map<Key, byte[]> vaults = SqlAudit.vaultHashes(connection, exchanges);
        var places = new HashMap<Long, Key>();
        for (Leaf leaf : leaves) {
            Key other = places.put(leaf.index(), leaf.key());
            if (other != null) {
                findings.add(Kind.PLACE_CHANGED, "record " + leaf.key(), "it has the place of record " + other);
            }
        }
        for (int i = 0; i < entries.size(); i++) {
            Key key = places.get(from + i);
            if (key == null) {
                placeless.add(from + i);
            } else {
                first = first == null || key.exchange().compareTo(first) < 0 ? key.exchange() : first;
                check(key, from + i, entries.get(i), records.get(key), vaults.get(key));
            }
        }
    }

    private void check(Key key, long index, byte[] entry, @Nullable StoredRecord record, byte @Nullable [] vault) {
        if (record == null) {
            findings.add(Kind.RECORD_MISSING, "record " + key, "the log has it as entry " + index);
            return;
        }
        if (!record.isUnchanged()) {
            findings.add(Kind.RECORD_CHANGED, "record " + key, "it does not say what its entry commits to");
        } else if (!Arrays.equals(record.entry(), entry)) {
            findings.add(Kind.ENTRY_CHANGED, "record " + key, "it is not what the log has as entry " + index);
        }
        if (record.vaultHash().isPresent()) {
            boolean isErased = erasures.contains(key.exchange())
                    || record.answerOf().filter(erasures::contains).isPresent();
            check(key, record.vaultHash().get(), vault, isErased);
        }
    }

    private void check(Key key, byte[] expected, byte @Nullable [] vault, boolean isErased) {
        if (vault != null && !Arrays.equals(expected, vault)) {
            findings.add(Kind.VAULT_CHANGED, "vault row " + key, "it is not what its record commits to");
        } else if (vault == null && isErased) {
            erased++;
        } else if (vault == null) {
            findings.add(Kind.VAULT_MISSING, "vault row " + key, "no act of erasure tells why");
        }
    }

    /** Finds rows that the log knows nothing of, from this id on. */
    void strays(UUID from) throws SQLException {
        Set<Key> queued = SqlAudit.queued(connection);
        for (Key key : SqlAudit.strayRecords(connection, from)) {
            if (!queued.contains(key)) {
                findings.add(Kind.RECORD_INSERTED, "record " + key, "the log has no entry of it");
            }
        }
        for (Key key : SqlAudit.strayVaults(connection, from)) {
            findings.add(Kind.VAULT_INSERTED, "vault row " + key, "no record tells of it");
        }
    }
}

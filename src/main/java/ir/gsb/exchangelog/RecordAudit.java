package ir.gsb.exchangelog;

import ir.gsb.exchangelog.LogAudit.Findings;
import ir.gsb.exchangelog.SqlAudit.Key;
import ir.gsb.exchangelog.SqlAudit.Leaf;
import ir.gsb.exchangelog.SqlAudit.VaultSeen;
import ir.gsb.exchangelog.Tampering.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds records and vault rows against the entries of the log. What is missing may be explained by acts of erasure and
 * archiving; only acts that are themselves what the log committed to explain anything.
 */
final class RecordAudit {

    private static final Pattern ARCHIVED = Pattern.compile("([0-9]{1,18}) records in ");

    /** A vault row that is not there. */
    private record Gone(Key key, Optional<UUID> answerOf) {}

    private final Connection connection;
    private final Findings findings;
    private final LeanedOn leanedOn;
    private final Set<UUID> erasures = new HashSet<>();
    private final List<Gone> gone = new ArrayList<>();
    private final List<Long> placeless = new ArrayList<>();
    private @Nullable UUID first;
    private long placelessInAll;
    private long archived;
    private long erased;

    RecordAudit(Connection connection, Findings findings) {
        this.connection = connection;
        this.findings = findings;
        this.leanedOn = new LeanedOn(connection, findings);
    }

    /** The smallest id that was seen; an audit of new entries looks for strays from there on. */
    UUID first() {
        return first == null ? new UUID(-1L >>> 1, -1) : first;
    }

    /** How many vault rows are gone by an act. */
    long erased() {
        return erased;
    }

    /** Entries whose records have left the store for archive files. */
    long archived() {
        return placelessInAll;
    }

    void check(long from, List<byte[]> entries) throws SQLException {
        List<Leaf> leaves = SqlAudit.leaves(connection, from, from + entries.size());
        UUID[] exchanges =
                leaves.stream().map(leaf -> leaf.key().exchange()).distinct().toArray(UUID[]::new);
        Map<Key, StoredRecord> records = SqlRecords.of(connection, exchanges).stream()
                .collect(Collectors.toMap(one -> new Key(one.exchange(), one.kind()), Function.identity()));
        Map<Key, VaultSeen> vaults = SqlAudit.vaults(connection, exchanges);
        Map<Long, Key> places = places(leaves);
        for (int i = 0; i < entries.size(); i++) {
            Key key = places.get(from + i);
            if (key == null) {
                placeless(from + i);
            } else {
                first = first == null || key.exchange().compareTo(first) < 0 ? key.exchange() : first;
                check(key, from + i, entries.get(i), records.get(key), vaults.get(key));
            }
        }
    }

    private Map<Long, Key> places(List<Leaf> leaves) {
        var places = new HashMap<Long, Key>();
        for (Leaf leaf : leaves) {
            Key other = places.put(leaf.index(), leaf.key());
            if (other != null) {
                findings.add(Kind.PLACE_CHANGED, "record " + leaf.key(), "it has the place of record " + other);
            }
        }
        return places;
    }

    private void placeless(long index) {
        placelessInAll++;
        if (placeless.size() < LogAudit.MOST_FOUND) {
            placeless.add(index);
        }
    }

    private void check(Key key, long index, byte[] entry, @Nullable StoredRecord record, @Nullable VaultSeen vault) {
        if (record == null) {
            findings.add(Kind.RECORD_MISSING, "record " + key, "the log has it as entry " + index);
            return;
        }
        if (!record.isUnchanged()) {
            findings.add(Kind.RECORD_CHANGED, "record " + key, "it does not say what its entry commits to");
        } else if (!Arrays.equals(record.entry(), entry)) {
            findings.add(Kind.ENTRY_CHANGED, "record " + key, "it is not what the log has as entry " + index);
        } else {
            believe(record);
        }
        record.vaultHash().ifPresent(expected -> check(key, record, expected, vault));
    }

    /** Takes what a record says, now that it is what the log committed to. */
    private void believe(StoredRecord record) {
        record.thumbprint().ifPresent(leanedOn::certificate);
        if (record.isAct(Act.Word.ERASED)) {
            record.about().ifPresent(erasures::add);
        }
        if (record.isAct(Act.Word.ARCHIVED)) {
            Matcher said = ARCHIVED.matcher(record.detail());
            archived += said.lookingAt() ? Long.parseLong(said.group(1)) : 0;
        }
    }

    private void check(Key key, StoredRecord record, byte[] expected, @Nullable VaultSeen vault) {
        if (vault == null) {
            gone.add(new Gone(key, record.answerOf()));
        } else {
            leanedOn.key(vault.keyId());
            if (!Arrays.equals(expected, vault.hash())) {
                findings.add(Kind.VAULT_CHANGED, "vault row " + key, "it is not what its record commits to");
            }
        }
    }

    /** Looks for what explains that something is missing, and for rows that the log knows nothing of. */
    void end(UUID from, long size) throws SQLException {
        for (Gone one : gone) {
            if (erasures.contains(one.key().exchange())
                    || one.answerOf().filter(erasures::contains).isPresent()) {
                erased++;
            } else {
                findings.add(Kind.VAULT_MISSING, "vault row " + one.key(), "no act of erasure tells why");
            }
        }
        if (placelessInAll > archived) {
            placeless.forEach(index -> findings.add(
                    Kind.PLACE_CHANGED,
                    "entry " + index,
                    "no record has this place, and acts tell of " + archived + " archived records, not of "
                            + placelessInAll));
        }
        leanedOn.check();
        strays(from, size);
    }

    private void strays(UUID from, long size) throws SQLException {
        for (Leaf leaf : SqlStrays.leaves(connection, size)) {
            findings.add(Kind.PLACE_CHANGED, "record " + leaf.key(), "the log has no place " + leaf.index());
        }
        Map<Key, byte[]> queued = SqlStrays.queued(connection, findings);
        SqlStrays.records(connection, from, LogAudit.MOST_FOUND, (key, entry) -> {
            byte[] waiting = queued.get(key);
            boolean waits = waiting != null && Arrays.equals(waiting, entry);
            if (!waits) {
                findings.add(Kind.RECORD_INSERTED, "record " + key, "the log has no entry of it");
            }
            return waits;
        });
        for (Key key : SqlStrays.vaults(connection, from, LogAudit.MOST_FOUND)) {
            findings.add(Kind.VAULT_INSERTED, "vault row " + key, "no record tells of it");
        }
    }
}

package ir.gsb.exchangelog;

import ir.gsb.exchangelog.LogAudit.Findings;
import ir.gsb.exchangelog.Tampering.Kind;
import ir.gsb.tlog.EntryBundle;
import ir.gsb.tlog.Tile;
import ir.gsb.tlog.TlogException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the entries of the log from their bundles. */
final class EntryReader {

    private static final int ENTRY = 32;

    private final Connection connection;
    private final Findings findings;

    EntryReader(Connection connection, Findings findings) {
        this.connection = connection;
        this.findings = findings;
    }

    /** Entries in their order; one that cannot be read is 32 zeros, so that what follows is looked at as well. */
    List<byte[]> read(long first, long before) throws SQLException {
        Map<Long, byte[]> bundles = SqlAudit.bundles(connection, first / Tile.FULL, (before - 1) / Tile.FULL);
        List<byte[]> entries = new ArrayList<>((int) (before - first));
        for (long number = first / Tile.FULL; number <= (before - 1) / Tile.FULL; number++) {
            List<byte[]> all = decode(number, bundles.get(number));
            long start = number * Tile.FULL;
            for (long i = Math.max(first, start); i < Math.min(before, start + Tile.FULL); i++) {
                int at = (int) (i - start);
                entries.add(at < all.size() && all.get(at).length == ENTRY ? all.get(at) : lost(i));
            }
        }
        return entries;
    }

    private List<byte[]> decode(long number, byte @Nullable [] bundle) {
        try {
            return bundle == null ? List.of() : EntryBundle.decode(bundle);
        } catch (TlogException broken) {
            findings.add(Kind.ENTRY_CHANGED, "log_bundle " + number, String.valueOf(broken.getMessage()));
            return List.of();
        }
    }

    private byte[] lost(long index) {
        findings.add(Kind.ENTRY_CHANGED, "entry " + index, "it is missing in its bundle");
        return new byte[ENTRY];
    }
}

package ir.gsb.exchangelog;

import ir.gsb.exchangelog.LogAudit.Findings;
import ir.gsb.exchangelog.Tampering.Kind;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** What records and vault rows cannot do without: the keys that wrap theirs, and the certificates of who signed. */
final class LeanedOn {

    private final Connection connection;
    private final Findings findings;
    private final Set<Integer> keys = new HashSet<>();
    private final Set<ByteBuffer> certificates = new HashSet<>();

    LeanedOn(Connection connection, Findings findings) {
        this.connection = connection;
        this.findings = findings;
    }

    void key(int id) {
        keys.add(id);
    }

    void certificate(byte[] thumbprint) {
        certificates.add(ByteBuffer.wrap(thumbprint));
    }

    void check() throws SQLException {
        Set<Integer> kept = SqlStrays.wrappingKeys(connection);
        for (int id : keys) {
            if (!kept.contains(id)) {
                findings.add(Kind.VAULT_CHANGED, "wrapping key " + id, "it is gone, and with it what it wrapped");
            }
        }
        Set<ByteBuffer> known = SqlStrays.certificates(connection);
        for (ByteBuffer thumbprint : certificates) {
            if (!known.contains(thumbprint)) {
                findings.add(
                        Kind.RECORD_CHANGED,
                        "certificate " + HexFormat.of().formatHex(thumbprint.array()),
                        "it is gone or was changed, so that the signatures under it cannot be checked");
            }
        }
    }
}

package ir.gsb.exchangelog;

import ir.gsb.store.UsableConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Keeps certificates by their SHA-256. */
final class SqlCertificates {

    private final DataSource source;

    SqlCertificates(DataSource source) {
        this.source = source;
    }

    void add(byte[] thumbprint, byte[] der) throws SQLException {
        try (Connection connection = UsableConnection.of(source);
                PreparedStatement add = connection.prepareStatement(
                        "INSERT INTO certificate_seen (thumbprint, der) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            add.setBytes(1, thumbprint);
            add.setBytes(2, der);
            add.executeUpdate();
        }
    }

    Optional<byte[]> find(byte[] thumbprint) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement find =
                        connection.prepareStatement("SELECT der FROM certificate_seen WHERE thumbprint = ?")) {
            find.setBytes(1, thumbprint);
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }
}

package ir.gsb.exchangelog;

import ir.gsb.store.StoreUnusableException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import javax.sql.DataSource;

/** Holds the configured keys against those that the store was written with. */
final class SqlMasterKeys {

    private final DataSource source;
    private final Clock clock;

    SqlMasterKeys(DataSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** @throws StoreUnusableException if a key that was used is missing or is another one */
    void check(MasterKeys keys) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            forgetUnused(connection, keys.checkValues());
            introduce(connection, keys.checkValues());
            compare(connection, keys.checkValues());
            connection.commit();
        } catch (SQLException failed) {
            throw new StoreUnusableException("The master keys cannot be checked: " + failed.getMessage() + ".", failed);
        }
    }

    /** The same without writing anything: a key that the store does not know yet is none that was used. */
    void compare(MasterKeys keys) {
        try (Connection connection = source.getConnection()) {
            compare(connection, keys.checkValues());
        } catch (SQLException failed) {
            throw new StoreUnusableException("The master keys cannot be checked: " + failed.getMessage() + ".", failed);
        }
    }

    private void introduce(Connection connection, Map<Integer, byte[]> values) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO master_key (id, check_value, first_used) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
            """)) {
            for (var value : values.entrySet()) {
                insert.setInt(1, value.getKey());
                insert.setBytes(2, value.getValue());
                insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
        }
    }

    /** A key that is not configured any more, wraps nothing and seals no auditor's secret may go. */
    private static void forgetUnused(Connection connection, Map<Integer, byte[]> values) throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement("""
            DELETE FROM master_key m
             WHERE m.id <> 0 AND m.id <> ALL (?)
               AND NOT EXISTS (SELECT FROM wrapping_key w WHERE w.master_id = m.id)
               AND NOT EXISTS (SELECT FROM account a WHERE a.totp_key_id = m.id)
            """)) {
            forget.setArray(1, connection.createArrayOf("int4", values.keySet().toArray()));
            forget.executeUpdate();
        }
    }

    private static void compare(Connection connection, Map<Integer, byte[]> values) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, check_value FROM master_key ORDER BY id")) {
            while (rows.next()) {
                int id = rows.getInt(1);
                byte[] configured = values.get(id);
                if (configured == null) {
                    throw new StoreUnusableException("Master key " + id
                            + " is not configured, but something was encrypted under it: add its file again.");
                }
                if (!MessageDigest.isEqual(configured, rows.getBytes(2))) {
                    throw new StoreUnusableException(
                            (id == MasterKeys.SEARCH_KEY_ID ? "The search key" : "Master key " + id)
                                    + " is not the one that this store was written with: configure the file that was"
                                    + " used before.");
                }
            }
        }
    }
}

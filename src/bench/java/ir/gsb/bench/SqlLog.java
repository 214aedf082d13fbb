package ir.gsb.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks the hub's database how large the log has grown. */
final class SqlLog implements AutoCloseable {

    /**
     * A state of the log, or what came to it between two.
     *
     * @param bytes of the whole database on disk, indexes too
     * @param wal bytes that were written ahead
     * @param ended exchanges that are recorded with their outcome
     */
    record Size(long bytes, long wal, long ended) {

        Size since(Size earlier) {
            return new Size(bytes - earlier.bytes, wal - earlier.wal, ended - earlier.ended);
        }
    }

    private final Connection connection;

    private SqlLog(Connection connection) {
        this.connection = connection;
    }

    static SqlLog of(Postgres server) throws SQLException {
        return new SqlLog(DriverManager.getConnection(server.jdbcUrl(), "gsb", server.password()));
    }

    Size size() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                    SELECT pg_database_size(current_database()),
                           pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint,
                           (SELECT count(*) FROM record WHERE kind = 2)
                    """)) {
            row.next();
            return new Size(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

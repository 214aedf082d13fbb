package ir.gsb.exchangelog;

import ir.gsb.message.RecordingUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Reads in a transaction that can change nothing, ends in time, and follows indexes: without these settings
 * PostgreSQL may prefer to read all of a large table where a page of it is wanted.
 */
final class SqlReading {

    /** What is read. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private static final String BRIEFLY = """
        SET TRANSACTION READ ONLY;
        SET LOCAL statement_timeout = '10s';
        SET LOCAL plan_cache_mode = force_custom_plan;
        SET LOCAL jit = off;
        """;
    private static final String BY_INDEX = BRIEFLY + """
        SET LOCAL enable_seqscan = off;
        SET LOCAL enable_bitmapscan = off;
        SET LOCAL enable_hashjoin = off;
        SET LOCAL enable_mergejoin = off;
        """;
    private static final String WHOLE = BRIEFLY + """
        SET LOCAL statement_timeout = '60s';
        SET LOCAL work_mem = '64MB';
        """;

    private final DataSource source;

    SqlReading(DataSource source) {
        this.source = source;
    }

    /** @throws RecordingUnavailableException if the store cannot be read, or not in time */
    <T> T byIndex(Work<T> work) {
        return read(BY_INDEX, work);
    }

    /** The same for what must be counted as a whole. */
    <T> T whole(Work<T> work) {
        return read(WHOLE, work);
    }

    private <T> T read(String settings, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(settings);
                return work.on(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store cannot be read", away);
        }
    }
}

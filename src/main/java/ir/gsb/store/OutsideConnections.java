package ir.gsb.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The few connections that readers from outside may take, citizens and whoever asks for open data: however many they are,
 * those of the bus are left to it. Who gets none in time is told so by a {@link BusyException}.
 */
public final class OutsideConnections implements AutoCloseable {

    /** A reader's page waits for no statement that takes longer. */
    private static final String IN_TIME = "SET statement_timeout = '5s'";

    private final HikariDataSource pool;

    /** All are taken by other readers. The store itself may be well. */
    public static final class BusyException extends SQLTransientConnectionException {

        private static final long serialVersionUID = 1L;

        BusyException(SQLException late) {
            super("all connections for readers from outside are taken", late);
        }

        /** Whether something failed for this, however deep below. */
        public static boolean isBelow(Throwable failed) {
            Throwable cause = failed;
            while (cause != null && !(cause instanceof BusyException)) {
                cause = cause.getCause();
            }
            return cause != null;
        }
    }

    /**
     * To the same server as others.
     *
     * @param others whose address and settings these have
     * @param most how many there are, from 1
     * @param patience how long one waits for a connection, from 250 ms
     */
    public OutsideConnections(HikariDataSource others, int most, Duration patience) {
        var settings = new HikariConfig();
        others.copyStateTo(settings);
        settings.setPoolName("outside");
        settings.setMaximumPoolSize(most);
        settings.setMinimumIdle(most);
        settings.setConnectionTimeout(patience.toMillis());
        settings.setConnectionInitSql(IN_TIME);
        settings.setInitializationFailTimeout(-1);
        this.pool = new HikariDataSource(settings) {
            @Override
            public Connection getConnection() throws SQLException {
                try {
                    return super.getConnection();
                } catch (SQLTransientConnectionException late) {
                    throw getHikariPoolMXBean().getActiveConnections() < getMaximumPoolSize()
                            ? late
                            : new BusyException(late);
                }
            }
        };
    }

    /** Where they are taken from. */
    public DataSource source() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}

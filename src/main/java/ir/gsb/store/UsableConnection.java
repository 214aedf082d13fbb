package ir.gsb.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;

/** Connections that work: after a server fell, a pool may still hand out some that broke with it. */
public final class UsableConnection {

    private static final int MOST_STALE = 50;

    private UsableConnection() {}

    /** @throws SQLException if there is none to be had */
    public static Connection of(DataSource source) throws SQLException {
        for (int tries = 0; tries < MOST_STALE; tries++) {
            Connection fresh = source.getConnection();
            if (fresh.isValid(1)) {
                return fresh;
            }
            fresh.close();
        }
        throw new SQLTransientConnectionException("the pool has only broken connections");
    }
}

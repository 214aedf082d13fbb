package ir.gsb.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Makes changes of the registry provable to those who do not trust its tables. */
@FunctionalInterface
public interface ChangeLog {

    /** Of a store that has no log. */
    ChangeLog NONE = (connection, changes) -> {};

    /** Commits to changes in the transaction that makes them. */
    void write(Connection connection, List<RecordedChange> changes) throws SQLException;
}

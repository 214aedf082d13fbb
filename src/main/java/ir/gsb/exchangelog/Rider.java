package ir.gsb.exchangelog;

import java.sql.Connection;
import java.sql.SQLException;

/** Something else that becomes durable with a record, in its transaction, or not at all. */
@FunctionalInterface
public interface Rider {

    void write(Connection connection) throws SQLException;
}

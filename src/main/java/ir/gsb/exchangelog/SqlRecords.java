package ir.gsb.exchangelog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads records back as what the log committed to. */
final class SqlRecords {

    private static final RecordColumn[] COLUMNS = RecordColumn.values();

    private static final String OF_EXCHANGES =
            "SELECT " + RecordRow.COLUMNS + " FROM record WHERE exchange_id = ANY (?) ORDER BY exchange_id, kind";

    /** The hub writes no such number, so a record with a NULL there is found to be changed. */
    private static final int NO_STEP = Integer.MIN_VALUE;

    private SqlRecords() {}

    /** All records of some exchanges or acts, in the order of their ids and kinds. */
    static List<StoredRecord> of(Connection connection, UUID... exchanges) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_EXCHANGES)) {
            statement.setArray(1, connection.createArrayOf("uuid", exchanges));
            try (ResultSet row = statement.executeQuery()) {
                var records = new ArrayList<StoredRecord>();
                while (row.next()) {
                    records.add(read(row));
                }
                return records;
            }
        }
    }

    /** From {@link RecordRow#COLUMNS}, in their order. */
    static StoredRecord read(ResultSet row) throws SQLException {
        var values = new @Nullable Object[COLUMNS.length];
        for (int i = 0; i < COLUMNS.length; i++) {
            values[i] = value(row, i + 1, COLUMNS[i].type());
        }
        return new StoredRecord(
                values, RecordText.of(values), row.getBytes(COLUMNS.length + 1), row.getBytes(COLUMNS.length + 2));
    }

    private static @Nullable Object value(ResultSet row, int at, RecordColumn.Type type) throws SQLException {
        return switch (type) {
            case UUID -> row.getObject(at, UUID.class);
            case TEXT -> row.getString(at);
            case BYTES -> row.getBytes(at);
            case INSTANT -> row.getObject(at, OffsetDateTime.class).toInstant();
            case INT2, INT4, WORD -> row.getObject(at) == null ? null : row.getInt(at);
            case INTS -> ints(row.getArray(at));
        };
    }

    private static int @Nullable [] ints(@Nullable Array array) throws SQLException {
        if (array == null) {
            return null;
        }
        var boxed = (Integer[]) array.getArray();
        int[] values = new int[boxed.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = boxed[i] == null ? NO_STEP : boxed[i];
        }
        return values;
    }
}

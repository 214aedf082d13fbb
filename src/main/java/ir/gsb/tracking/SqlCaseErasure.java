package ir.gsb.tracking;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes out of the tables what tells whose a case is. */
final class SqlCaseErasure {

    /** Nobody moves the cases, or answers for them, until they are erased. */
    private static final String LOCKED = "SELECT subject_hash FROM tracked_case WHERE %s ORDER BY code FOR UPDATE";

    private static final List<String> OF_CASES = List.of(
            "UPDATE case_event SET note = '' WHERE note <> '' AND case_code IN (SELECT code FROM tracked_case WHERE"
                    + " %s)",
            "UPDATE case_survey SET comment = '' WHERE case_code IN (SELECT code FROM tracked_case WHERE %s)",
            "UPDATE case_message SET recipient_key_id = NULL, recipient = NULL"
                    + " WHERE case_code IN (SELECT code FROM tracked_case WHERE %s)");

    private static final String CASES = """
        UPDATE tracked_case
           SET mobile_hash = NULL, subject_hash = NULL, recipient_key_id = NULL, recipient = NULL, own_number = NULL
         WHERE %s AND num_nonnulls(mobile_hash, subject_hash) > 0
        """;

    private SqlCaseErasure() {}

    /** Which cases. */
    record Which(String condition, Object value) {

        static Which ofSubject(byte[] hash) {
            return new Which("subject_hash = ?", hash);
        }

        static Which ofCode(TrackingCode code) {
            return new Which("code = ?", code.digits());
        }
    }

    /** Locks the cases until the end of the transaction, and tells whose they are, as far as that is kept. */
    static List<byte[]> personsOf(Connection connection, Which which) throws SQLException {
        SqlSurveyGroups.keepAsTheyAre(connection);
        List<byte[]> persons = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(LOCKED.formatted(which.condition()))) {
            query.setObject(1, which.value());
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    Optional.ofNullable(found.getBytes(1)).ifPresent(persons::add);
                }
            }
        }
        return persons;
    }

    /** @return how many cases */
    static int erase(Connection connection, Which which) throws SQLException {
        for (String statement : OF_CASES) {
            update(connection, statement, which);
        }
        return update(connection, CASES, which);
    }

    private static int update(Connection connection, String statement, Which which) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(statement.formatted(which.condition()))) {
            update.setObject(1, which.value());
            return update.executeUpdate();
        }
    }
}

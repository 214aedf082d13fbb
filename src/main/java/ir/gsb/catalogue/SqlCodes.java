package ir.gsb.catalogue;

import java.sql.Connection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Gives codes, which nobody else does: 5 digits of the agency and 3 running ones, of a sub-service its parent's code and
 * 3 running ones. An agency's digits are those of its newest code; one without, or whose 999 are used up, gets the next
 * that nobody has. No code is given twice, for those of retired services stay.
 */
final class SqlCodes {

    private static final int FIRST_AGENCY = 10_001;
    private static final int LAST_AGENCY = 99_999;
    private static final int MOST = 999;

    private final JdbcClient store;

    SqlCodes(Connection connection) {
        this.store = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /** The next code of an agency's service; empty if none is left. */
    Optional<String> next(String agency) {
        alone();
        Optional<String> digits =
                store.sql("""
                    SELECT max(left(code, 5)) FROM service WHERE agency = ? AND length(code) = 8 HAVING max(code) IS NOT NULL
                    """).param(agency).query(String.class).optional();
        Optional<String> code = digits.flatMap(this::running);
        return code.isPresent() ? code : free().flatMap(this::running);
    }

    /** The next code below that of a service; empty if none is left. */
    Optional<String> below(String parent) {
        alone();
        return running(parent);
    }

    private void alone() {
        store.sql("SELECT pg_advisory_xact_lock(hashtext('service_code'))")
                .query((row, n) -> n)
                .list();
    }

    private Optional<String> running(String begin) {
        int last = store.sql("SELECT coalesce(max(right(code, 3)::int), 0) FROM service WHERE code LIKE ?")
                .param(begin + "___")
                .query(Integer.class)
                .single();
        return last < MOST ? Optional.of(begin + "%03d".formatted(last + 1)) : Optional.empty();
    }

    private Optional<String> free() {
        int last = store.sql("SELECT coalesce(max(left(code, 5)::int), 0) FROM service")
                .query(Integer.class)
                .single();
        int next = Math.max(last + 1, FIRST_AGENCY);
        return next <= LAST_AGENCY ? Optional.of(String.valueOf(next)) : Optional.empty();
    }
}

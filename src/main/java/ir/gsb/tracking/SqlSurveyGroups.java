package ir.gsb.tracking;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts answers that wait into groups, of which only sums are published. A group has at least
 * {@link SurveyResults#FEWEST} answers, and on no item do all of them agree.
 */
final class SqlSurveyGroups {

    /** Whose answers make a group, what it counts for, and which answers may join. */
    private static final String JOIN = """
        UPDATE case_survey SET counts_for = '%2$s'
         WHERE counts_for IS NULL AND %3$s AND (%1$s) IN (
             SELECT %1$s
               FROM (SELECT %1$s, count(*) >= :fewest AND min(step) < max(step) AS hides
                       FROM case_survey, unnest(steps) WITH ORDINALITY AS s (step, item)
                      WHERE counts_for IS NULL AND %3$s
                      GROUP BY %1$s, item) AS items
              GROUP BY %1$s
             HAVING bool_and(hides))
        """;

    private static final String OF_SERVICES =
            JOIN.formatted("service, agency", "SERVICE", "(:service::text IS NULL OR service = :service)");
    private static final String OF_AGENCIES = JOIN.formatted("agency", "AGENCY", "answered_on <= :day");

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('case_survey'))";

    private final JdbcClient store;
    private final TransactionTemplate transactions;

    SqlSurveyGroups(DataSource source) {
        this.store = JdbcClient.create(source);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    /**
     * Of what waits for one service, or for each.
     *
     * @return whether any was made
     */
    boolean makeOfServices(Optional<String> service) {
        return make(store.sql(OF_SERVICES).param("service", service.orElse(null)));
    }

    /**
     * Of what each agency was answered until a day and no group of a service has.
     *
     * @return whether any was made
     */
    boolean makeOfAgencies(LocalDate until) {
        return make(store.sql(OF_AGENCIES).param("day", until));
    }

    /** No group is made before this transaction is over: each would wait for rows that the other has. */
    static void keepAsTheyAre(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute(LOCK);
        }
    }

    /** One after the other: of two at the same time the second would find the first one's rows taken, and keep what is left. */
    private boolean make(JdbcClient.StatementSpec groups) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            store.sql(LOCK).query(row -> {});
            return groups.param("fewest", SurveyResults.FEWEST).update() > 0;
        }));
    }
}

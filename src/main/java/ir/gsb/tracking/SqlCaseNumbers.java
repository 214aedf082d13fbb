package ir.gsb.tracking;

import ir.gsb.canonical.Jalali;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts cases in their table, of which it reads each row once. */
final class SqlCaseNumbers {

    private static final String COUNT = """
        SELECT CASE WHEN grouping(service) = 0 THEN 'SERVICE' WHEN grouping(agency) = 0 THEN 'AGENCY'
                    WHEN grouping(province) = 0 THEN 'PROVINCE' ELSE 'ALL' END AS by,
               coalesce(service, agency, province, '') AS key,
               count(*) AS opened,
               count(*) FILTER (WHERE state = 'DELIVERED') AS delivered,
               count(expected) AS promised,
               count(*) FILTER (WHERE expected < CASE WHEN state IN ('DELIVERED', 'REJECTED', 'WITHDRAWN')
                   THEN (changed_at AT TIME ZONE 'Asia/Tehran')::date ELSE :today END) AS late,
               percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM changed_at - opened_at) / 86400)
                   FILTER (WHERE state = 'DELIVERED') AS days
          FROM tracked_case GROUP BY GROUPING SETS ((), (service), (agency), (province))
        """;

    private final JdbcClient store;

    SqlCaseNumbers(DataSource source) {
        this.store = JdbcClient.create(source);
    }

    private enum By {
        ALL,
        SERVICE,
        AGENCY,
        PROVINCE
    }

    CaseNumbers count(Instant now) {
        Map<By, Map<String, CaseTally>> found = new EnumMap<>(By.class);
        for (By by : By.values()) {
            found.put(by, new HashMap<>());
        }
        store.sql(COUNT).param("today", LocalDate.ofInstant(now, Jalali.TEHRAN)).query(row -> {
            of(By.valueOf(row.getString("by")), found).put(row.getString("key"), tally(row));
        });
        return CaseNumbers.of(
                Objects.requireNonNull(of(By.ALL, found).get("")),
                of(By.SERVICE, found),
                of(By.AGENCY, found),
                of(By.PROVINCE, found));
    }

    private static Map<String, CaseTally> of(By by, Map<By, Map<String, CaseTally>> found) {
        return Objects.requireNonNull(found.get(by));
    }

    private static CaseTally tally(ResultSet row) throws SQLException {
        long delivered = row.getLong("delivered");
        return new CaseTally(
                row.getLong("opened"),
                delivered,
                row.getLong("promised"),
                row.getLong("late"),
                delivered < CaseNumbers.FEWEST ? OptionalDouble.empty() : OptionalDouble.of(row.getDouble("days")));
    }
}

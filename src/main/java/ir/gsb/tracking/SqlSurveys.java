package ir.gsb.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers of citizens in their table. */
final class SqlSurveys {

    private static final String RESULTS = """
        SELECT %1$s, item, count(*) FILTER (WHERE step = 1), count(*) FILTER (WHERE step = 2),
               count(*) FILTER (WHERE step = 3), count(*) FILTER (WHERE step = 4), count(*) FILTER (WHERE step = 5)
          FROM case_survey, unnest(steps) WITH ORDINALITY AS s (step, item)
         WHERE %2$s AND (:key::text IS NULL OR %1$s = :key)
         GROUP BY %1$s, item ORDER BY %1$s, item
        """;

    private static final int FIRST_COUNT = 3;

    private final JdbcClient store;

    SqlSurveys(DataSource source) {
        this.store = JdbcClient.create(source);
    }

    /** What answers are put together by. */
    enum By {
        SERVICE("service", "counts_for = 'SERVICE'"),
        AGENCY("agency", "counts_for IS NOT NULL");

        private final String column;
        private final String counted;

        By(String column, String counted) {
            this.column = column;
            this.counted = counted;
        }
    }

    boolean isAnswered(String code) {
        return store.sql("SELECT count(*) > 0 FROM case_survey WHERE case_code = ?")
                .param(code)
                .query(Boolean.class)
                .single();
    }

    /**
     * Of an erased case the answer counts, and its comment is left out.
     *
     * @return the service of the case; empty if it was answered before, or the case was not delivered
     */
    Optional<String> add(String code, SurveyAnswer answer, LocalDate day) {
        return store.sql("""
            INSERT INTO case_survey (case_code, service, agency, answered_on, steps, comment)
            SELECT code, service, agency, ?, ?, CASE WHEN num_nonnulls(mobile_hash, subject_hash) > 0 THEN ? ELSE '' END
              FROM tracked_case WHERE code = ? AND state = 'DELIVERED' FOR SHARE
            ON CONFLICT DO NOTHING RETURNING service
            """)
                .param(day)
                .param(answer.inOrder().stream().map(Integer::shortValue).toArray(Short[]::new))
                .param(answer.comment())
                .param(code)
                .query(String.class)
                .optional();
    }

    /** By their keys, of all answers that are in a group; those that have no group are left out. */
    Map<String, SurveyResults> results(By by, Optional<String> key) {
        Map<String, Map<SurveyItem, SurveyResults.Item>> found = new TreeMap<>();
        store.sql(RESULTS.formatted(by.column, by.counted))
                .param("key", key.orElse(null))
                .query(row -> {
                    found.computeIfAbsent(row.getString(1), none -> new EnumMap<>(SurveyItem.class))
                            .put(SurveyItem.values()[row.getInt(2) - 1], SurveyResults.Item.of(counts(row)));
                });
        Map<String, SurveyResults> results = new TreeMap<>();
        found.forEach((one, items) -> results.put(one, results(items)));
        return results;
    }

    private static SurveyResults results(Map<SurveyItem, SurveyResults.Item> items) {
        long answers = items.values().iterator().next().counts().stream()
                .mapToLong(Long::longValue)
                .sum();
        return new SurveyResults(answers, items);
    }

    private static List<Long> counts(ResultSet row) throws SQLException {
        Long[] counts = new Long[SurveyAnswer.BEST];
        for (int step = 0; step < counts.length; step++) {
            counts[step] = row.getLong(FIRST_COUNT + step);
        }
        return Arrays.asList(counts);
    }
}

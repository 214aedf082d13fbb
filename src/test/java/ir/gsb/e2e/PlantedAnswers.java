package ir.gsb.e2e;

import ir.gsb.tracking.Surveys;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers of citizens whose cases were delivered, put into the store of a hub. */
final class PlantedAnswers {

    private PlantedAnswers() {}

    /** An answer for each number from 1 to 5, which is the lowest of its steps; published as far as they may be. */
    static void plant(SampleHub hub, String agency, String service, int... lowest) {
        var store = JdbcClient.create(hub.store());
        for (int low : lowest) {
            String code = store.sql("""
                INSERT INTO tracked_case (code, service, agency, holder, province, state, opened_at, changed_at)
                SELECT (coalesce(max(code), '990000000000000')::bigint + 1)::text,
                       ?, ?, ?, 'QAZVIN', 'DELIVERED', now(), now()
                  FROM tracked_case WHERE code LIKE '99%' RETURNING code
                """)
                    .params(service, agency, agency)
                    .query(String.class)
                    .single();
            store.sql("""
                INSERT INTO case_survey (case_code, service, agency, answered_on, steps)
                SELECT ?, ?, ?, current_date, array_agg(least(5, ? + item % 3)::smallint) FROM generate_series(1, 10) AS item
                """).params(code, service, agency, low).update();
        }
        hub.part(Surveys.class).publish();
    }

    /** Takes away what was answered for a service, perhaps by an earlier run. */
    static void clear(SampleHub hub, String service) {
        JdbcClient.create(hub.store())
                .sql("DELETE FROM case_survey WHERE service = ?")
                .param(service)
                .update();
    }
}

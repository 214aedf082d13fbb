package ir.gsb.e2e;

import ir.gsb.tracking.Surveys;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers of citizens whose cases were delivered, put into the store of a hub. */
final class PlantedAnswers {

    /** Of codes that no case gets. */
    private static final AtomicLong NEXT = new AtomicLong(990_000_000_000_000L);

    private PlantedAnswers() {}

    /** An answer for each number from 1 to 5, which is the lowest of its steps; published as far as they may be. */
    static void plant(SampleHub hub, String agency, String service, int... lowest) {
        var store = JdbcClient.create(hub.store());
        for (int low : lowest) {
            String code = String.valueOf(NEXT.incrementAndGet());
            store.sql("""
                INSERT INTO tracked_case (code, service, agency, holder, province, state, opened_at, changed_at)
                VALUES (?, ?, ?, ?, 'QAZVIN', 'DELIVERED', now(), now())
                """).params(code, service, agency, agency).update();
            store.sql("""
                INSERT INTO case_survey (case_code, service, agency, answered_on, steps)
                SELECT ?, ?, ?, current_date, array_agg(least(5, ? + item % 3)::smallint) FROM generate_series(1, 10) AS item
                """).params(code, service, agency, low).update();
        }
        hub.part(Surveys.class).publish();
    }
}

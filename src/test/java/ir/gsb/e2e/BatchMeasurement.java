package ir.gsb.e2e;

import org.junit.jupiter.api.Test;

/**
 * Measures a large batch with one kill in the middle; not among the tests that always run:
 * {@code mvn test -Dtest=BatchMeasurement -Dmeasured.lines=100000}, with target/gsb.jar in place.
 */
class BatchMeasurement {

    private static final int LINES = 100_000;

    @Test
    void large_batch() throws Exception {
        new BatchKill(Integer.getInteger("measured.lines", LINES)).run();
    }
}

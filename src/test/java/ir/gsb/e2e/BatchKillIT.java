package ir.gsb.e2e;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A batch goes on where it was when its node was killed. */
class BatchKillIT {

    private static final int LINES = 3000;

    @Test
    @Timeout(900)
    void batch_survives_the_death_of_its_node() throws Exception {
        new BatchKill(LINES).run();
    }
}

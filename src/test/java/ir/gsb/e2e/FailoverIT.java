package ir.gsb.e2e;

import ir.gsb.store.PostgresPair;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hub whose PostgreSQL has a standby: when the primary fails and the standby takes its place, nothing is lost. */
class FailoverIT {

    @Test
    @Timeout(180)
    void goes_on_with_the_standby_when_the_primary_is_killed() throws Exception {
        Path folder = Path.of("target/chaos/failover-postgres");
        try (var pair = PostgresPair.start(folder, SampleHub.freePort(), SampleHub.freePort());
                var hub = new HubOnDisk(
                        "failover",
                        "--spring.datasource.url=" + pair.jdbcUrl(),
                        "--spring.datasource.username=" + pair.user())) {
            hub.start();
            try (var clients = new Trickle(hub)) {
                clients.awaitAnswers();

                pair.killPrimary();
                clients.awaitRefusals();
                pair.promote();

                clients.awaitAnswers();
                clients.judge(pair.source());
            }
        }
    }
}

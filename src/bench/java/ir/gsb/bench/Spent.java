package ir.gsb.bench;

import java.io.IOException;
import java.time.Duration;

/**
 * Time of the clock, and processor time of the hub, of its compilers, and of its database: so far, or between two readings.
 *
 * @param compiler a part of the hub's
 */
record Spent(Duration time, Duration hub, Duration compiler, Duration postgres) {

    static Spent now(long hub, long postgres) throws IOException {
        return new Spent(
                Duration.ofNanos(System.nanoTime()),
                ProcessTimes.ofProcess(hub),
                ProcessTimes.ofCompiler(hub),
                ProcessTimes.ofFamily(postgres));
    }

    Spent since(Spent earlier) {
        return new Spent(
                time.minus(earlier.time),
                hub.minus(earlier.hub),
                compiler.minus(earlier.compiler),
                postgres.minus(earlier.postgres));
    }
}

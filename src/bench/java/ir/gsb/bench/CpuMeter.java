package ir.gsb.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Reads how much processor time everyone has used so far. */
public record CpuMeter(long hub, long postgres, long providers, long connector) {

    /**
     * A reading, or what was used between two.
     *
     * @param compiler the part of the hub's time that its JIT compilers used
     * @param others generator and providers
     * @param connector idle where the hub is asked directly
     * @param connectorCompiler the part of the connector's time that its JIT compilers used
     */
    record Used(
            Duration hub,
            Duration compiler,
            Duration postgres,
            Duration others,
            Duration connector,
            Duration connectorCompiler) {

        Used since(Used earlier) {
            return new Used(
                    hub.minus(earlier.hub),
                    compiler.minus(earlier.compiler),
                    postgres.minus(earlier.postgres),
                    others.minus(earlier.others),
                    connector.minus(earlier.connector),
                    connectorCompiler.minus(earlier.connectorCompiler));
        }
    }

    /**
     * What a PostgreSQL server has used so far, with all its processes.
     *
     * @param data the folder that has its folder {@code postgres}
     */
    public static Duration ofStore(Path data) throws IOException {
        return ProcessTimes.ofFamily(Postgres.in(data).pid());
    }

    Used read() throws IOException {
        return new Used(
                ProcessTimes.ofProcess(hub),
                ProcessTimes.ofCompiler(hub),
                ProcessTimes.ofFamily(postgres),
                ProcessTimes.ofProcess(providers)
                        .plus(ProcessTimes.ofProcess(ProcessHandle.current().pid())),
                ProcessTimes.ofProcess(connector),
                ProcessTimes.ofCompiler(connector));
    }
}

package ir.gsb.cli;

import ir.gsb.workbench.Workbench;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where an integrator's files are. */
final class WorkbenchOptions {

    @Option(
            names = "--routes",
            paramLabel = "DIR",
            defaultValue = "routes",
            description = "The folder of the routes (default: ${DEFAULT-VALUE}).")
    private Path routes = Path.of("routes");

    @Option(
            names = "--schemas",
            paramLabel = "DIR",
            defaultValue = "schemas",
            description = "The folder of schemas, samples and mappings (default: ${DEFAULT-VALUE}).")
    private Path schemas = Path.of("schemas");

    Workbench workbench() {
        return new Workbench(routes, schemas);
    }
}

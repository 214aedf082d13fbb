package ir.gsb.cli;

import ir.gsb.connector.Connector;
import ir.gsb.connector.ConnectorSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gsb connector}: signs and verifies for an agency whose systems cannot. */
@Command(
        name = "connector",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs a connector: your systems speak plain HTTP or SOAP to it on their machine, it signs, asks the hub,",
            "checks the answer and hands it back; for your services it checks the hub and signs what they answer."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 2:could not start"},
        footerHeading = "%nExamples:%n",
        footer = {"  gsb connector --example > connector.yaml", "  gsb connector --config connector.yaml"})
final class ConnectorCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "connector.yaml",
            description = "The settings (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("connector.yaml");

    @Option(names = "--example", description = "Prints settings with an explanation of each, and starts nothing.")
    private boolean example;

    ConnectorCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (example) {
            out.print(example());
            out.flush();
            return ExitCode.ANSWERED;
        }
        try (Connector connector = Connector.start(ConnectorSettings.read(file), System.getenv(), Clock.systemUTC())) {
            var stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(connector::close));
            out.println(
                    "Your systems ask at http://127.0.0.1:" + connector.clientPort() + ", its health is at /health");
            connector.providerPort().ifPresent(port -> out.println("The hub asks your services at port " + port));
            out.flush();
            stopped.await();
        }
        return ExitCode.ANSWERED;
    }

    private static String example() throws IOException {
        try (InputStream in = Optional.ofNullable(Connector.class.getResourceAsStream("example.yaml"))
                .orElseThrow(() -> new IllegalStateException("the example is in the jar"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

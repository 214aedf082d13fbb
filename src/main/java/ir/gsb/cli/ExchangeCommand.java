package ir.gsb.cli;

import java.io.PrintWriter;
import java.security.cert.X509Certificate;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb exchange}: asks what became of an exchange of one's own. */
@Command(
        name = "exchange",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Prints the steps of one of your exchanges, its answer, or which step failed and what to do.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:the hub told",
            " 1:refused; what belongs to another party is unknown-exchange",
            " 2:could not ask"
        },
        footerHeading = "%nExample:%n",
        footer = "  gsb exchange 019aa1b2-6c1e-7d20-8a55-0f4f3f0f6a11 --as tax/portal")
final class ExchangeCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Parameters(index = "0", paramLabel = "ID", description = "The exchange's id, as the hub's answer told it.")
    private UUID id = new UUID(0, 0);

    @Mixin
    private final HubOptions hub = new HubOptions();

    @Mixin
    private final Credentials credentials = new Credentials();

    @Option(names = "--json", description = "Print one JSON object, for machines.")
    private boolean json;

    ExchangeCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var asked = RestAsked.get(hub.at("/exchanges/" + id), credentials.signingKey());
        X509Certificate trusted = credentials.hubCertificate();
        Result result = asked.read(hub.connect(credentials).send(asked.message()), trusted);
        new Report(out).print(result, json);
        return result.exitCode();
    }
}

package ir.gsb.cli;

import ir.gsb.evidence.EvidenceCheck;
import ir.gsb.evidence.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb verify}: checks the evidence of an exchange, with no network and no hub. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks the evidence of one exchange, with no network and no hub: prints what was checked,",
            "what was not, and what is wrong. Nothing in the file is trusted because it stands there."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:valid",
            " 1:invalid: spoiled or forged",
            " 2:not checkable: no evidence file, or nobody named whose word counts"
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  gsb verify exchange.asice --ca certs-example/out/ca.pem --log-key log.vkey \\",
            "      --tsa certs-example/out/ca.pem"
        })
final class VerifyCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Parameters(index = "0", paramLabel = "FILE", description = "The evidence, an ASiC-E container.")
    private Path file = Path.of("");

    @Mixin
    private final TrustOptions trust = new TrustOptions();

    @Option(names = "--json", description = "Print one JSON object, for machines.")
    private boolean json;

    VerifyCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var report = new FindingReport(out, json);
        if (!Files.isReadable(file)) {
            return report.print(new Finding.NotCheckable(List.of(), "There is no readable file " + file + "."));
        }
        try {
            var check = new EvidenceCheck(trust.trust());
            return report.print(check.check(Files.readAllBytes(file)));
        } catch (CannotAskException unusable) {
            return report.print(new Finding.NotCheckable(List.of(), String.valueOf(unusable.getMessage())));
        } catch (IOException unreadable) {
            return report.print(new Finding.NotCheckable(List.of(), file + " cannot be read."));
        }
    }
}

package ir.gsb.cli;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import ir.gsb.workbench.Trial;
import ir.gsb.workbench.TrialResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb try}: an inquiry's samples on the real path, against a stub of its provider. */
@Command(
        name = "try",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Sends an inquiry's samples the whole way to a stub of its provider and shows every stage.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:every sample is answered as it should be",
            " 1:an answer differs from its sample; how is printed",
            " 2:could not try"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gsb try driving-licence",
            "  gsb try driving-licence/v1 --sample request-found",
            "  gsb try driving-licence --serve 9090",
            "      lets the stub answer until Ctrl-C, for a hub that runs"
        })
final class TryCommand implements Callable<Integer> {

    private static final String INDENT = "    ";

    private final PrintWriter out;

    @Parameters(index = "0", paramLabel = "TYPE[/v1]", description = "The inquiry; of v1 if it says not.")
    private String type = "";

    @Option(names = "--sample", paramLabel = "NAME", description = "Only this one, as request-found.")
    private Optional<String> sample = Optional.empty();

    @Option(
            names = "--provider",
            paramLabel = "AGENCY/SYSTEM",
            description = "Whose mapping and stub, if there are several.")
    private Optional<String> provider = Optional.empty();

    @Option(names = "--serve", paramLabel = "PORT", description = "Only let the stub answer on this port.")
    private int port;

    @Mixin
    private final WorkbenchOptions files = new WorkbenchOptions();

    TryCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        InquiryType inquiry = type.contains("/") ? InquiryType.parse(type) : new InquiryType(type, 1);
        try (Trial trial = Trial.of(files.workbench(), inquiry, provider.map(Party::parse), port)) {
            if (port > 0) {
                out.println("The stub answers at " + trial.stub().url() + " until Ctrl-C.");
                out.flush();
                new CountDownLatch(1).await();
            }
            return print(trial.run(sample));
        }
    }

    private int print(List<TrialResult> results) {
        results.forEach(this::print);
        long wrong =
                results.stream().filter(result -> !result.problems().isEmpty()).count();
        out.println(
                wrong == 0
                        ? "All " + results.size() + " samples are answered as they should be."
                        : wrong + " of " + results.size() + " samples are not answered as they should be.");
        out.flush();
        return wrong == 0 ? 0 : 1;
    }

    private void print(TrialResult result) {
        out.println("== " + result.sample());
        for (TrialResult.Stage stage : result.stages()) {
            out.println("  " + stage.name());
            stage.text().lines().forEach(line -> out.println(INDENT + line));
        }
        result.problems().forEach(problem -> out.println("  WRONG: " + problem));
        if (result.problems().isEmpty()) {
            out.println("  as expected");
        }
        out.println();
    }
}

package ir.gsb.cli;

import ir.gsb.workbench.Fault;
import ir.gsb.workbench.Workbench;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gsb check}: everything that is wrong in routes and schemas, by file and line. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Reads all routes, schemas, samples and mappings and says what is wrong with them, and where.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:all is in order", " 1:there are faults, which are printed", " 2:could not read"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  gsb check",
            "  gsb check --against origin/main",
            "      also finds what would break those who use a version that is served"
        })
final class CheckCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Mixin
    private final WorkbenchOptions files = new WorkbenchOptions();

    @Option(
            names = "--against",
            paramLabel = "DIR|REVISION",
            description = "The schemas as they were, a folder or a revision of git: a major version may only grow.")
    private Optional<String> against = Optional.empty();

    @Option(names = "--json", description = "Print a JSON list, for machines.")
    private boolean json;

    CheckCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        List<Fault> faults = files.workbench().faults(against);
        if (json) {
            out.println(Workbench.json(faults));
        } else if (faults.isEmpty()) {
            out.println("All is in order.");
        } else {
            faults.forEach(out::println);
            out.println(faults.size() == 1 ? "1 fault" : faults.size() + " faults");
        }
        out.flush();
        return faults.isEmpty() ? 0 : 1;
    }
}

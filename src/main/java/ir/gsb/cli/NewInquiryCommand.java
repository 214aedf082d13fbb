package ir.gsb.cli;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import ir.gsb.workbench.CannotReadException;
import ir.gsb.workbench.Kind;
import ir.gsb.workbench.NewInquiry;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gsb new inquiry}: schema, samples, mapping, route, stub and registry entries of a new inquiry. */
@Command(
        name = "inquiry",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Begins an inquiry: schema, samples, mapping, route, a stub of the provider, registry entries.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:written", " 2:could not write: bad arguments, or a file exists already"},
        footerHeading = "%nExample:%n",
        footer = "  gsb new inquiry driving-licence --provider police/licences --kind rest --client tax/portal")
final class NewInquiryCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Mixin
    private final NewCommand.Options named = new NewCommand.Options();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the provider is, unless a setting of the hub says otherwise.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--client", paramLabel = "AGENCY/SYSTEM", description = "Also write an agreement for this client.")
    private Optional<String> client = Optional.empty();

    @Option(names = "--fa", paramLabel = "TITLE", description = "What it is for, in Persian.")
    private Optional<String> fa = Optional.empty();

    @Option(names = "--en", paramLabel = "TITLE", description = "What it is for, in English.")
    private Optional<String> en = Optional.empty();

    NewInquiryCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        InquiryType type = named.type();
        if (type.version() != 1) {
            throw new CannotReadException("a new inquiry begins with v1: for " + type
                    + " copy the folder of the version" + " before and change it.");
        }
        var inquiry = new NewInquiry(
                named.files.workbench(), type, named.provider(), named.kind(), url, client.map(Party::parse), fa, en);
        NewCommand.print(out, inquiry.write());
        out.println("Next:");
        out.println("  gsb check                finds what is wrong, by file and line");
        out.printf("  gsb try %-17sasks it against the stub of %s%n", type.name(), named.provider());
        out.println("  edit schema, samples, mapping and stub to what " + named.provider() + " really answers");
        if (named.kind() != Kind.QUEUE && url.isEmpty()) {
            out.println("  tell the hub where it is: " + NewInquiry.setting(named.provider()) + "=http://…");
        }
        out.println("  register it: " + inquiry.registry());
        out.flush();
        return 0;
    }
}

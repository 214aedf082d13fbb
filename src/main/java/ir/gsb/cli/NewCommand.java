package ir.gsb.cli;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import ir.gsb.workbench.Kind;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb new …}: files to begin with. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(inquiry | mapping)",
        description = "Writes the files of a new inquiry, or of a further provider's mapping, all working as written.")
final class NewCommand {

    private NewCommand() {}

    static CommandLine of(PrintWriter out) {
        return new CommandLine(new NewCommand())
                .addSubcommand(new NewInquiryCommand(out))
                .addSubcommand(new NewMappingCommand(out));
    }

    /** What both take. */
    static final class Options {

        @Parameters(index = "0", paramLabel = "TYPE", description = "Its name in kebab-case, as driving-licence.")
        private String type = "";

        @Option(
                names = "--provider",
                required = true,
                paramLabel = "AGENCY/SYSTEM",
                description = "Who answers, as police/licences.")
        private String provider = "";

        @Option(
                names = "--kind",
                required = true,
                paramLabel = "KIND",
                description = "How it is asked: rest, soap, queue or canonical (the hub's own wire contract).")
        private String kind = "";

        @Mixin
        final WorkbenchOptions files = new WorkbenchOptions();

        InquiryType type() {
            return type.contains("/") ? InquiryType.parse(type) : new InquiryType(type, 1);
        }

        Party provider() {
            return Party.parse(provider);
        }

        Kind kind() {
            return Kind.of(kind);
        }
    }

    static void print(PrintWriter out, List<Path> written) {
        out.println("Written:");
        written.forEach(file -> out.println("  " + file));
    }
}

package ir.gsb.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code gsb log …}: what is done with the log. */
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "verify",
        description = "Holds the store against the log.")
final class LogCommand {

    private LogCommand() {}

    static CommandLine of(PrintWriter out, PrintWriter err) {
        return new CommandLine(new LogCommand()).addSubcommand(new LogVerifyCommand(out, err));
    }
}

package ir.gsb.cli;

import ir.gsb.message.InquiryType;
import ir.gsb.workbench.NewMapping;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gsb new mapping}: a further provider of an inquiry that exists. */
@Command(
        name = "mapping",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Adds a provider to an inquiry that exists: mapping, samples of its answers, a stub.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:written", " 2:could not write: bad arguments, or a file exists already"},
        footerHeading = "%nExample:%n",
        footer = "  gsb new mapping postal-address --provider municipality/addresses --kind soap")
final class NewMappingCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Mixin
    private final NewCommand.Options named = new NewCommand.Options();

    NewMappingCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        InquiryType type = named.type();
        NewCommand.print(out, new NewMapping(named.files.workbench(), type, named.provider(), named.kind()).write());
        out.println("Next:");
        out.println("  edit mapping, samples and stub to what " + named.provider() + " really answers; gsb check");
        out.println("  when it takes over: name " + named.provider() + " as provider of " + type + " in the registry,");
        out.println("  and in its route the template " + named.kind().written() + "-provider with its address");
        out.flush();
        return 0;
    }
}

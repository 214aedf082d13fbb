package ir.gsb.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb registry}: shows and changes who may ask whom. */
@Command(
        name = "registry",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows and changes who may ask whom, as a party with the role operator; agreements also as one of"
                + " their two sides. The hub records each change, with who and why.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gsb registry list agreements --as operator/registry",
            "  gsb registry suspend tax --reason 'Its key was stolen' --as operator/registry",
            "  gsb registry apply registry.yaml --reason 'Yearly review' --as operator/registry",
            "  gsb registry grant A-1001 --reason 'Decision 12' --as civil-registry/population"
        })
final class RegistryCommand {

    private RegistryCommand() {}

    static CommandLine made(InputStream in, PrintWriter out) {
        var made = new CommandLine(new RegistryCommand())
                .addSubcommand(new Lists(out))
                .addSubcommand(new Show(out))
                .addSubcommand(new Changes(out));
        for (RegistryActCommand.Act act : RegistryActCommand.Act.values()) {
            made.addSubcommand(act.word(), RegistryActCommand.made(act, out));
        }
        return made.addSubcommand(new RegistryJoiningsCommand(out))
                .addSubcommand(new RegistryApproveCommand(out))
                .addSubcommand(new RegistryRequestCommand(out))
                .addSubcommand(new RegistryCertificateCommand(out))
                .addSubcommand(RegistryApplyCommand.planning(out))
                .addSubcommand(RegistryApplyCommand.applying(in, out));
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists entries, by their keys.")
    private static final class Lists implements Callable<Integer> {

        private final PrintWriter out;

        @Parameters(
                index = "0",
                paramLabel = "KIND",
                description = "agencies, systems, certificates, inquiries or agreements.")
        private String kind = "";

        @Option(names = "--after", paramLabel = "KEY", description = "Go on after this key, next of the page before.")
        private Optional<String> after = Optional.empty();

        @Mixin
        private final OperatorCall call = new OperatorCall();

        private Lists(PrintWriter out) {
            this.out = out;
        }

        @Override
        public Integer call() {
            return call.print(
                    call.get("/registry/" + kind
                            + after.map(key -> "?after=" + key).orElse("")),
                    out);
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows an entry, its tag and what became of it.")
    private static final class Show implements Callable<Integer> {

        private final PrintWriter out;

        @Parameters(index = "0", paramLabel = "KIND", description = "agencies, systems, certificates …")
        private String kind = "";

        @Parameters(index = "1", paramLabel = "KEY", description = "tax, tax/portal, a thumbprint, A-1001 …")
        private String key = "";

        @Mixin
        private final OperatorCall call = new OperatorCall();

        private Show(PrintWriter out) {
            this.out = out;
        }

        @Override
        public Integer call() {
            return call.print(call.get("/registry/" + kind + "/" + key), out);
        }
    }

    @Command(
            name = "changes",
            mixinStandardHelpOptions = true,
            description = "Shows the registry log: what was changed, by whom and why, newest first.")
    private static final class Changes implements Callable<Integer> {

        private final PrintWriter out;

        @Parameters(
                arity = "0..*",
                paramLabel = "NAME=VALUE",
                description = "kind (as agency), key, older (as the page before gave it), limit.")
        private String[] terms = {};

        @Mixin
        private final OperatorCall call = new OperatorCall();

        private Changes(PrintWriter out) {
            this.out = out;
        }

        @Override
        public Integer call() {
            List<String> given = Arrays.asList(terms);
            String query = Stream.concat(
                            given.stream(),
                            Stream.of("limit=20")
                                    .filter(usual -> given.stream().noneMatch(term -> term.startsWith("limit="))))
                    .collect(Collectors.joining("&"));
            return call.print(call.get("/registry/changes?" + query), out);
        }
    }
}

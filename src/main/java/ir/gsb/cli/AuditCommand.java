package ir.gsb.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb audit}: looks at what others exchanged, as a party with the role auditor. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Looks at what others exchanged, as a party with the role auditor. The hub records each look.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gsb audit search --as audit/office client=tax/portal outcome=FOUND from=2026-11-22T00:00:00+03:30",
            "  gsb audit show 019aa1b2-6c1e-7d20-8a55-0f4f3f0f6a11 --as audit/office",
            "  gsb audit proof 019aa1b2-6c1e-7d20-8a55-0f4f3f0f6a11 --as audit/office --json"
        })
final class AuditCommand {

    private static final String EXCHANGES = "/audit/exchanges";

    private AuditCommand() {}

    static CommandLine made(PrintWriter out) {
        return new CommandLine(new AuditCommand())
                .addSubcommand(new Search(out))
                .addSubcommand(new Show(out))
                .addSubcommand(new Proof(out));
    }

    /** What all of its words have in common: one signed GET. */
    private abstract static class Look implements Callable<Integer> {

        private final PrintWriter out;

        @Mixin
        private final HubOptions hub = new HubOptions();

        @Mixin
        private final Credentials credentials = new Credentials();

        @Option(names = "--json", description = "Print one JSON object, for machines.")
        private boolean json;

        private Look(PrintWriter out) {
            this.out = out;
        }

        abstract String path();

        @Override
        public Integer call() {
            var asked = RestAsked.get(hub.at(path()), credentials.signingKey());
            Result result = asked.read(hub.connect(credentials).send(asked.message()), credentials.hubCertificate());
            new Report(out).print(result, json);
            return result.exitCode();
        }
    }

    @Command(name = "search", mixinStandardHelpOptions = true, description = "Finds exchanges, newest first.")
    private static final class Search extends Look {

        @Parameters(
                paramLabel = "NAME=VALUE",
                description = "from, to, client, provider, type, agreement, outcome, user, trackingCode, messageId,"
                        + " subject, cursor (as the page before gave it), limit.")
        private Map<String, String> terms = new LinkedHashMap<>();

        private Search(PrintWriter out) {
            super(out);
        }

        @Override
        String path() {
            String query = terms.entrySet().stream()
                    .map(term -> term.getKey() + "=" + term.getValue())
                    .collect(Collectors.joining("&"));
            return EXCHANGES + (query.isEmpty() ? "" : "?" + query);
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows all that is recorded of an exchange.")
    private static final class Show extends Look {

        @Parameters(index = "0", paramLabel = "ID", description = "The exchange's id.")
        private UUID id = new UUID(0, 0);

        private Show(PrintWriter out) {
            super(out);
        }

        @Override
        String path() {
            return EXCHANGES + "/" + id;
        }
    }

    @Command(
            name = "proof",
            mixinStandardHelpOptions = true,
            description = "Shows the records of an exchange and what proves that they are in the log.")
    private static final class Proof extends Look {

        @Parameters(index = "0", paramLabel = "ID", description = "The exchange's id.")
        private UUID id = new UUID(0, 0);

        private Proof(PrintWriter out) {
            super(out);
        }

        @Override
        String path() {
            return EXCHANGES + "/" + id + "/proof";
        }
    }
}

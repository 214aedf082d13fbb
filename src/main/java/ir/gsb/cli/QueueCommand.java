package ir.gsb.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
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

/** {@code gsb queue}: looks at exchanges that are carried out later, puts them back, or drops them. */
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Looks at exchanges that are carried out later, and acts on those that got stuck, as a party with"
                + " the role operator. What an exchange says is never shown.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gsb queue show --as operator/registry",
            "  gsb queue list --state WAITING --provider post/addresses --as operator/registry",
            "  gsb queue requeue 019aa1b2-6c1e-7d20-8a55-0f4f3f0f6a11 --reason 'It is back' --as operator/registry",
            "  gsb queue requeue --state DEAD --provider post/addresses --most 100 --reason 'It is back'"
                    + " --as operator/registry",
            "  gsb queue drop 019aa1b2-6c1e-7d20-8a55-0f4f3f0f6a11 --reason 'Withdrawn' --as operator/registry"
        })
final class QueueCommand {

    private static final String EXCHANGES = "/queue/exchanges";

    private QueueCommand() {}

    static CommandLine made(PrintWriter out) {
        return new CommandLine(new QueueCommand())
                .addSubcommand(new Show(out))
                .addSubcommand(new Lists(out))
                .addSubcommand(
                        "requeue",
                        Act.made(
                                "requeue",
                                "Has what is dead or doubtful tried again; what is"
                                        + " doubtful may be carried out twice.",
                                out))
                .addSubcommand(
                        "drop",
                        Act.made(
                                "drop",
                                "Gives up what is stuck or waits: its client is told that the"
                                        + " provider is unavailable.",
                                out));
    }

    /** The options that say which exchanges are meant. */
    private static final class Meant {

        @Option(
                names = "--state",
                split = ",",
                paramLabel = "STATE",
                description = "WAITING, RUNNING, DEAD, DOUBTFUL or DROPPED; list shows DEAD and DOUBTFUL without it.")
        private List<String> states = List.of();

        @Option(names = "--provider", paramLabel = "AGENCY/SYSTEM", description = "Only with this provider.")
        private Optional<String> provider = Optional.empty();

        @Option(names = "--inquiry", paramLabel = "TYPE/VERSION", description = "Only of this inquiry.")
        private Optional<String> inquiry = Optional.empty();

        private Optional<String> state() {
            return states.isEmpty() ? Optional.empty() : Optional.of(String.join(",", states));
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one exchange in the queue; without its id how many there are of each provider,"
                    + " inquiry and state, and how old the oldest is.")
    private static final class Show implements Callable<Integer> {

        private final PrintWriter out;

        @Parameters(arity = "0..1", paramLabel = "ID", description = "The exchange.")
        private Optional<String> id = Optional.empty();

        @Mixin
        private final OperatorCall call = new OperatorCall();

        private Show(PrintWriter out) {
            this.out = out;
        }

        @Override
        public Integer call() {
            return call.print(call.get(id.map(one -> EXCHANGES + "/" + one).orElse("/queue")), out);
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists exchanges, the oldest first.")
    private static final class Lists implements Callable<Integer> {

        private final PrintWriter out;

        @Mixin
        private final Meant meant = new Meant();

        @Option(names = "--after", paramLabel = "ID", description = "Go on after this one, next of the page before.")
        private Optional<String> after = Optional.empty();

        @Option(names = "--limit", paramLabel = "N", description = "How many at most, 1 to 500 (default: 100).")
        private Optional<String> limit = Optional.empty();

        @Mixin
        private final OperatorCall call = new OperatorCall();

        private Lists(PrintWriter out) {
            this.out = out;
        }

        @Override
        public Integer call() {
            String query = Stream.of(
                            term("state", meant.state()),
                            term("provider", meant.provider),
                            term("inquiry", meant.inquiry),
                            term("after", after),
                            term("limit", limit))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining("&"));
            return call.print(call.get(EXCHANGES + (query.isEmpty() ? "" : "?" + query)), out);
        }

        private static Optional<String> term(String name, Optional<String> value) {
            return value.map(text -> name + "=" + text);
        }
    }

    @Command(mixinStandardHelpOptions = true, sortOptions = false)
    private static final class Act implements Callable<Integer> {

        private final String word;
        private final PrintWriter out;

        @Parameters(
                arity = "0..1",
                paramLabel = "ID",
                description = "The exchange; without it those that --state and the others name.")
        private Optional<String> id = Optional.empty();

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is recorded.")
        private String reason = "";

        @Option(names = "--tag", paramLabel = "TAG", description = "Only if it still has this tag, as show tells it.")
        private Optional<String> tag = Optional.empty();

        @Mixin
        private final Meant meant = new Meant();

        @Option(
                names = "--most",
                paramLabel = "N",
                defaultValue = "100",
                description = "Without an ID: how many at most, 1 to 500, the oldest first (default: 100).")
        private int most;

        @Mixin
        private final OperatorCall call = new OperatorCall();

        private Act(String word, PrintWriter out) {
            this.word = word;
            this.out = out;
        }

        private static CommandLine made(String word, String description, PrintWriter out) {
            var made = new CommandLine(new Act(word, out));
            made.getCommandSpec().usageMessage().description(description);
            return made;
        }

        @Override
        public Integer call() {
            ObjectNode body = OperatorCall.object().put("reason", reason);
            if (id.isPresent()) {
                tag.ifPresent(text -> body.put("tag", text));
                return call.print(call.post(EXCHANGES + "/" + id.get() + "/" + word, body), out);
            }
            meant.state().ifPresent(text -> body.put("state", text));
            meant.provider.ifPresent(text -> body.put("provider", text));
            meant.inquiry.ifPresent(text -> body.put("inquiry", text));
            return call.print(call.post("/queue/" + word, body.put("most", most)), out);
        }
    }
}

package ir.gsb.cli;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.Party;
import ir.gsb.queue.QueueOperation;
import ir.gsb.queue.QueuedExchange;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb queue}: looks at exchanges that are carried out later, puts them back, or drops them. */
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Looks at exchanges that are carried out later, and at those that got stuck.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            " 1:there is no such exchange in the queue, or it is being carried out",
            " 2:could not ask"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gsb queue list",
            "  gsb queue list --state WAITING --provider post/addresses",
            "  gsb queue requeue 019aa1b2-6c1e-7d20-8a55-0f4f3f0f6a11 --reason 'the provider is back'",
            "  gsb queue drop 019aa1b2-6c1e-7d20-8a55-0f4f3f0f6a11 --reason 'the agency withdrew it'"
        })
final class QueueCommand {

    private static final String SHOWN = "100";

    private final PrintWriter out;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final StoreRecords records = new StoreRecords();

    QueueCommand(PrintWriter out) {
        this.out = out;
    }

    private QueueOperation queue() {
        return new QueueOperation(
                store.source(),
                StoreRecords.settings(store.settings()),
                store.keys(),
                Clock.systemUTC(),
                new SecureRandom());
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists what is dead or doubtful, or what is named; never what it says.")
    int list(
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            description = "${COMPLETION-CANDIDATES} (default: DEAD and DOUBTFUL).")
                    List<QueuedExchange.State> states,
            @Option(names = "--provider", paramLabel = "AGENCY/SYSTEM", description = "Only with this provider.")
                    Optional<String> provider,
            @Option(names = "--most", defaultValue = SHOWN, paramLabel = "N", description = "How many at most.")
                    int most) {
        List<QueuedExchange.State> shown =
                states == null ? Arrays.asList(QueuedExchange.State.DEAD, QueuedExchange.State.DOUBTFUL) : states;
        for (QueuedExchange one : queue().list(shown, provider.map(Party::parse), most)) {
            out.printf(
                    "%s  %-8s  %s  %s -> %s, %d attempts, last %s, until %s%n",
                    one.exchange(),
                    one.state(),
                    one.inquiry(),
                    one.client(),
                    one.provider(),
                    one.attempts(),
                    one.lastCode().orElse("-"),
                    one.deadline());
        }
        return ExitCode.ANSWERED;
    }

    @Command(
            name = "requeue",
            mixinStandardHelpOptions = true,
            description = "Has an exchange tried again. One that is doubtful may be carried out twice.")
    int requeue(
            @Parameters(paramLabel = "ID", description = "The exchange.") String id,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the record.")
                    String reason) {
        return told(queue().requeue(ExchangeId.parse(id), records.actor(), reason), id + " is tried again.");
    }

    @Command(
            name = "drop",
            mixinStandardHelpOptions = true,
            description = "Gives an exchange up: its client is told that the provider is unavailable.")
    int drop(
            @Parameters(paramLabel = "ID", description = "The exchange.") String id,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the record.")
                    String reason) {
        return told(queue().drop(ExchangeId.parse(id), records.actor(), reason), id + " is given up.");
    }

    private int told(boolean done, String what) {
        out.println(done ? what : "There is no such exchange in the queue, or it is being carried out now.");
        return done ? ExitCode.ANSWERED : ExitCode.REFUSED;
    }
}

package ir.gsb.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code gsb registry} words that do one thing with one entry. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class RegistryActCommand implements Callable<Integer> {

    /** What can be done with an entry. */
    enum Act {
        SUSPEND("agencies", "Suspends an agency: it may neither ask nor answer."),
        RESUME("agencies", "Lifts an agency's suspension."),
        REVOKE("certificates", "Revokes a certificate, for ever."),
        DISABLE("inquiries", "Switches an inquiry off for a time."),
        ENABLE("inquiries", "Switches an inquiry on again."),
        RETIRE("inquiries", "Retires a version of an inquiry."),
        GRANT("agreements", "Grants what was asked for, as the provider's agency."),
        DECLINE(
                "agreements",
                "Declines an agreement that was asked for, as the provider's agency; or, as the operator, a request to"
                        + " join, whose key is 32 hexadecimal digits."),
        END("agreements", "Ends an agreement, as either of its sides.");

        private final String place;
        private final String description;

        Act(String place, String description) {
            this.place = place;
            this.description = description;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String JOINING = "[0-9a-f]{32}";

    private final Act act;
    private final PrintWriter out;

    @Parameters(index = "0", paramLabel = "KEY", description = "The entry's key, as list shows it.")
    private String key = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is recorded.")
    private String reason = "";

    @Option(names = "--notice", paramLabel = "TEXT", description = "What callers of the inquiry are told.")
    private Optional<String> notice = Optional.empty();

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            description = "Only if the entry still has this tag, as show tells it.")
    private Optional<String> tag = Optional.empty();

    @Mixin
    private final OperatorCall call = new OperatorCall();

    private RegistryActCommand(Act act, PrintWriter out) {
        this.act = act;
        this.out = out;
    }

    static CommandLine made(Act act, PrintWriter out) {
        var made = new CommandLine(new RegistryActCommand(act, out));
        made.getCommandSpec().usageMessage().description(act.description);
        return made;
    }

    @Override
    public Integer call() {
        ObjectNode body = OperatorCall.object().put("reason", reason);
        notice.ifPresent(text -> body.put("notice", text));
        tag.ifPresent(text -> body.put("tag", text));
        if (act == Act.DECLINE && key.matches(JOINING)) {
            return call.print(call.post("/registry/joinings/" + key + "/decline", body), out);
        }
        Result result = call.post("/registry/" + act.place + "/" + key + "/" + act.word(), body);
        return new PlanText(out).printDone(result, call);
    }
}

package ir.gsb.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb registry request}: asks for an agreement. */
@Command(
        name = "request",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Asks the provider's agency for an agreement, as its client. It gives no right before it is granted.")
final class RegistryRequestCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Parameters(index = "0", paramLabel = "TYPE/VERSION", description = "What you want to ask, as person-identity/v1.")
    private String inquiry = "";

    @Option(names = "--id", paramLabel = "ID", description = "The agreement's id (default: one is made).")
    private Optional<String> id = Optional.empty();

    @Option(names = "--modes", split = ",", paramLabel = "MODE", description = "VERIFY, RETRIEVE or both.")
    private List<String> modes = List.of("VERIFY");

    @Option(names = "--fields", split = ",", required = true, paramLabel = "FIELD", description = "Which fields.")
    private List<String> fields = List.of();

    @Option(names = "--purpose", required = true, paramLabel = "TEXT", description = "What it is for.")
    private String purpose = "";

    @Option(names = "--legal-basis", required = true, paramLabel = "TEXT", description = "Which law allows it.")
    private String legalBasis = "";

    @Option(names = "--from", paramLabel = "TIME", description = "From when on, with offset (default: now).")
    private Optional<String> from = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "Until when, with offset (default: without end).")
    private Optional<String> until = Optional.empty();

    @Option(names = "--quota-per-day", paramLabel = "N", description = "How many a day (default: without limit).")
    private Optional<Long> quota = Optional.empty();

    @Option(names = "--quota-per-second", paramLabel = "N", description = "How many a second (default: without limit).")
    private Optional<Long> rate = Optional.empty();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is recorded.")
    private String reason = "";

    @Mixin
    private final OperatorCall call = new OperatorCall();

    RegistryRequestCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        ObjectNode agreement = OperatorCall.object().put("inquiry", inquiry);
        id.ifPresent(text -> agreement.put("id", text));
        modes.forEach(agreement.putArray("modes")::add);
        fields.forEach(agreement.putArray("fields")::add);
        agreement
                .put("purpose", purpose)
                .put("legalBasis", legalBasis)
                .put(
                        "validFrom",
                        from.orElseGet(() -> OffsetDateTime.now(ZoneOffset.UTC)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()));
        until.ifPresent(text -> agreement.put("validUntil", text));
        quota.ifPresent(many -> agreement.put("quotaPerDay", many));
        rate.ifPresent(many -> agreement.put("quotaPerSecond", many));
        ObjectNode body = OperatorCall.object().put("reason", reason);
        body.set("agreement", agreement);
        return new PlanText(out).printDone(call.post("/registry/agreements", body), call);
    }
}

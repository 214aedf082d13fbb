package ir.gsb.cli;

import ir.gsb.exchangelog.Hold;
import ir.gsb.exchangelog.Holds;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb hold}: places, releases and lists legal holds. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Keeps exchanges from being archived or erased, until they are released.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:done", " 1:there is no such hold, or records are being archived now", " 2:could not ask"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  gsb hold place --exchange 019aa1b2-6c1e-7d20-8a55-0f4f3f0f6a11 --reason 'case 97/12'",
            "  gsb hold place --party tax/portal --from 2026-03-21T00:00:00Z --reason 'case 97/12'",
            "  gsb hold release 3 --reason 'case closed'"
        })
final class HoldCommand {

    private final PrintWriter out;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final StoreRecords records = new StoreRecords();

    HoldCommand(PrintWriter out) {
        this.out = out;
    }

    private Holds holds() {
        return new Holds(
                store.source(),
                StoreRecords.settings(store.settings()),
                store.keys(),
                Clock.systemUTC(),
                new SecureRandom());
    }

    /** The options that say what a hold is about. */
    static final class Terms {

        @Option(names = "--exchange", paramLabel = "ID", description = "One exchange.")
        private Optional<String> exchange = Optional.empty();

        @Option(names = "--party", paramLabel = "AGENCY/SYSTEM", description = "Of this client or provider.")
        private Optional<String> party = Optional.empty();

        @Option(names = "--inquiry", paramLabel = "NAME/VERSION", description = "Of this inquiry.")
        private Optional<String> inquiry = Optional.empty();

        @Option(names = "--subject", paramLabel = "IDENTIFIER", description = "About this person; kept as a hash.")
        private Optional<String> subject = Optional.empty();

        @Option(names = "--from", paramLabel = "TIME", description = "Begun since, as 2026-03-21T00:00:00Z.")
        private Optional<Instant> from = Optional.empty();

        @Option(names = "--until", paramLabel = "TIME", description = "Begun before.")
        private Optional<Instant> until = Optional.empty();

        private Hold.About about(StoreOptions store) {
            return new Hold.About(
                    exchange.map(ExchangeId::parse),
                    party.map(Party::parse),
                    inquiry.map(InquiryType::parse),
                    subject.map(one -> store.keys().subjectHash(one)),
                    from,
                    until);
        }
    }

    @Command(name = "place", mixinStandardHelpOptions = true, description = "Places a hold and prints its number.")
    int place(
            @Mixin Terms terms,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the record.")
                    String reason) {
        Optional<Long> id = holds().place(terms.about(store), records.actor(), reason);
        out.println(id.map(number -> "Hold " + number + " is placed.")
                .orElse("Records are being archived now, so the hold may come too late for some: place it again when"
                        + " that is over."));
        return id.isPresent() ? ExitCode.ANSWERED : ExitCode.REFUSED;
    }

    @Command(name = "release", mixinStandardHelpOptions = true, description = "Releases a hold.")
    int release(
            @Parameters(paramLabel = "NUMBER", description = "As it was printed when it was placed.") long id,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the record.")
                    String reason) {
        boolean released = holds().release(id, records.actor(), reason);
        out.println(released ? "Hold " + id + " is released." : "There is no hold " + id + " that is not released.");
        return released ? ExitCode.ANSWERED : ExitCode.REFUSED;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all holds, the newest first.")
    int list() {
        for (Hold hold : holds().list()) {
            String state = hold.releasedAt()
                    .map(at -> "released " + at + " by " + hold.releasedBy().orElse(""))
                    .orElse("holds");
            out.printf(
                    "%d  %s, since %s by %s: %s (%s)%n",
                    hold.id(), hold.about().inWords(), hold.at(), hold.by(), hold.reason(), state);
        }
        return ExitCode.ANSWERED;
    }
}

package ir.gsb.cli;

import ir.gsb.exchangelog.Eraser;
import ir.gsb.exchangelog.Erasure;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.message.ExchangeId;
import ir.gsb.tracking.CaseErasure;
import ir.gsb.tracking.TrackingCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb erase}: erases what was said in exchanges. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Erases what was said in exchanges, with its keys and salts. Records and proofs stay.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:erased", " 1:not all was erased: a line each says why", " 2:could not ask"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  gsb erase 019aa1b2-6c1e-7d20-8a55-0f4f3f0f6a11 --reason 'order 97/12'",
            "  gsb erase --subject 0001234560 --from 2026-03-21T00:00:00Z --until 2026-06-22T00:00:00Z --reason …"
        })
final class EraseCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "The exchanges.")
    private List<String> ids = List.of();

    @Option(names = "--subject", paramLabel = "IDENTIFIER", description = "All about this person, in a time.")
    private Optional<String> subject = Optional.empty();

    @Option(
            names = "--case",
            paramLabel = "CODE",
            description = "Whose this tracked case is; --subject does the same for those opened with a national ID.")
    private Optional<String> trackedCase = Optional.empty();

    @Option(names = "--from", paramLabel = "TIME", description = "With --subject: begun since.")
    private Instant from = Instant.EPOCH;

    @Option(names = "--until", paramLabel = "TIME", description = "With --subject: begun before (default: now).")
    private Optional<Instant> until = Optional.empty();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the record.")
    private String reason = "";

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final StoreRecords records = new StoreRecords();

    @Mixin
    private final ArchiveFolder archive = new ArchiveFolder();

    EraseCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        if (trackedCase.isPresent()) {
            return erasedCase(trackedCase.get());
        }
        if (ids.isEmpty() == subject.isEmpty()) {
            throw new CannotAskException(
                    "Name the exchanges to erase, or a person with --subject, or a case with --case.");
        }
        Clock clock = Clock.systemUTC();
        var eraser = new Eraser(
                store.source(),
                StoreRecords.settings(store.settings()),
                store.keys(),
                archive.of(store),
                clock,
                new SecureRandom());
        Map<ExchangeId, Erasure> all = new LinkedHashMap<>();
        for (String id : ids) {
            var exchange = ExchangeId.parse(id);
            all.put(exchange, eraser.erase(exchange, records.actor(), reason));
        }
        subject.ifPresent(one -> {
            Instant end = until.orElse(clock.instant());
            byte[] hash = store.keys().subjectHash(one);
            all.putAll(archived(eraser, hash, end));
            all.putAll(eraser.eraseSubject(hash, from, end, records.actor(), reason));
            all.putAll(eraser.eraseMentions(one, from, end, records.actor(), reason));
        });
        all.forEach((id, erasure) -> out.println(id + "  " + inWords(erasure)));
        boolean gone = all.values().stream().allMatch(EraseCommand::isGone);
        boolean casesGone = subject.map(this::erasedCases).orElse(true);
        return gone && casesGone ? ExitCode.ANSWERED : ExitCode.REFUSED;
    }

    /** Erases whose cases they are that were opened with this identifier; false if a legal hold forbids it. */
    private boolean erasedCases(String identifier) {
        CaseErasure.Outcome outcome =
                cases().eraseSubject(store.keys().subjectHash(identifier), records.actor(), reason);
        return switch (outcome) {
            case CaseErasure.Outcome.Erased(int count) -> {
                if (count > 0) {
                    out.println("tracked cases erased: " + count);
                }
                yield true;
            }
            case CaseErasure.Outcome.Held(long hold) -> {
                out.println("tracked cases not erased: legal hold " + hold + " is on this person");
                yield false;
            }
        };
    }

    private int erasedCase(String written) {
        TrackingCode code = TrackingCode.read(written)
                .orElseThrow(() -> new CannotAskException(
                        "A tracking code has 15 digits, the last two of which check" + " the others."));
        return switch (cases().eraseCase(code, records.actor(), reason)) {
            case CaseErasure.Outcome.Erased(int count) -> {
                out.println(code + (count > 0 ? "  erased" : "  nothing of it is kept"));
                yield ExitCode.ANSWERED;
            }
            case CaseErasure.Outcome.Held(long hold) -> {
                out.println(code + "  not erased: legal hold " + hold + " is on this person");
                yield ExitCode.REFUSED;
            }
        };
    }

    private CaseErasure cases() {
        return new CaseErasure(new RecordedActs(
                store.source(),
                StoreRecords.settings(store.settings()),
                store.keys(),
                Clock.systemUTC(),
                new SecureRandom()));
    }

    private Map<ExchangeId, Erasure> archived(Eraser eraser, byte[] subjectHash, Instant end) {
        try {
            return eraser.eraseArchived(subjectHash, from, end, records.actor(), reason);
        } catch (IOException away) {
            throw new CannotAskException("Nothing is erased. " + away.getMessage());
        }
    }

    private static boolean isGone(Erasure erasure) {
        return erasure instanceof Erasure.Erased || erasure instanceof Erasure.NothingKept;
    }

    private static String inWords(Erasure erasure) {
        return switch (erasure) {
            case Erasure.Erased(List<ExchangeId> exchanges) ->
                exchanges.size() == 1 ? "erased" : "erased, with " + (exchanges.size() - 1) + " copies of its answer";
            case Erasure.NothingKept() -> "nothing of it is kept";
            case Erasure.Held(ExchangeId exchange) -> "not erased: a legal hold is on " + exchange;
            case Erasure.NotEnded() -> "not erased: it has not ended";
            case Erasure.BeingArchived() -> "not erased: its month is being archived; run gsb archive --run first";
            case Erasure.ArchiveAway(String why) -> "not erased: a legal hold may be on it. " + why;
            case Erasure.Unknown() -> "not erased: there is no such exchange, or nothing of it was kept in the archive";
        };
    }
}

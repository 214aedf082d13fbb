package ir.gsb.cli;

import ir.gsb.exchangelog.AttestationTrust;
import ir.gsb.exchangelog.AuditReport;
import ir.gsb.exchangelog.LogAudit;
import ir.gsb.exchangelog.Tampering;
import ir.gsb.store.StoreUnusableException;
import ir.gsb.tlog.Note;
import ir.gsb.tlog.NoteVerifier;
import ir.gsb.tlog.TlogException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gsb log verify}: audits the store. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Holds every record and vault row against its entry in the log, the entries against the tiles, these"
                    + " against every checkpoint, these against their time-stamps and cosignatures, and all of it"
                    + " against a checkpoint that you kept. Needs none of the hub's keys.",
            "What was archived, with its keys that stayed in the store, is held against its file by"
                    + " gsb archive show FILE --keys."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:everything is what the log says",
            " 1:something was changed; it is named",
            " 2:not checkable"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gsb log verify --checkpoint kept.checkpoint",
            "      audits everything; keeps the last checkpoint in the file, if all is well",
            "  gsb log verify --checkpoint kept.checkpoint --since",
            "      goes on from where the last audit ended"
        })
final class LogVerifyCommand implements Callable<Integer> {

    private static final long PROGRESS_NANOS = Duration.ofSeconds(1).toNanos();

    private final PrintWriter out;
    private final PrintWriter err;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Option(
            names = "--log-key",
            paramLabel = "FILE",
            defaultValue = "certs-example/out/hub/log.vkey",
            description = "The log's verifier key (default: ${DEFAULT-VALUE}).")
    private Path logKey = Path.of("");

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "A checkpoint that was kept outside of the hub; renewed after an audit that found nothing.")
    private Optional<Path> checkpoint = Optional.empty();

    @Mixin
    private final VoucherOptions vouchers = new VoucherOptions();

    @Option(names = "--since", description = "Go over what came after that checkpoint only.")
    private boolean since;

    @Option(names = "--json", description = "Print one JSON object, for machines.")
    private boolean json;

    private long shown = System.nanoTime();

    LogVerifyCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        long begun = System.nanoTime();
        AuditReport report = audit();
        print(report, Duration.ofNanos(System.nanoTime() - begun));
        if (!report.isClean()) {
            return ExitCode.REFUSED;
        }
        checkpoint.ifPresent(file -> report.checkpoint().ifPresent(note -> keep(file, note)));
        return ExitCode.ANSWERED;
    }

    private AuditReport audit() {
        try {
            var audit = new LogAudit(
                    store.source(),
                    NoteVerifier.parse(Files.readString(logKey).strip()),
                    new AttestationTrust(vouchers.timeStamps(store), vouchers.witnesses(store)));
            Optional<Note> kept = kept();
            if (!since) {
                return audit.full(kept, this::progress);
            }
            return audit.since(
                    kept.orElseThrow(
                            () -> new CannotAskException("--since needs --checkpoint with a file that is there.")),
                    this::progress);
        } catch (IOException unreadable) {
            throw new CannotAskException("The verifier key cannot be read: " + unreadable + ".", unreadable);
        } catch (TlogException malformed) {
            throw new CannotAskException(
                    "A key or checkpoint is malformed: " + malformed.getMessage() + ".", malformed);
        } catch (SQLException away) {
            throw new CannotAskException("The store cannot be read: " + away.getMessage(), away);
        } catch (StoreUnusableException unusable) {
            throw new CannotAskException(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private Optional<Note> kept() throws IOException, TlogException {
        if (checkpoint.isEmpty() || !Files.exists(checkpoint.get())) {
            return Optional.empty();
        }
        return Optional.of(Note.parse(Files.readAllBytes(checkpoint.get())));
    }

    private void progress(long entry, long of) {
        if (!json && System.nanoTime() - shown > PROGRESS_NANOS) {
            shown = System.nanoTime();
            err.printf(Locale.ROOT, "%,d of %,d entries (%d %%)%n", entry, of, 100 * entry / Math.max(1, of));
        }
    }

    private void print(AuditReport report, Duration took) {
        if (json) {
            LogReport.json(out, report);
            return;
        }
        report.found().forEach(one -> out.println(said(one)));
        LogReport.vouched(out, report.vouched());
        LogReport.archived(out, report);
        out.printf(
                Locale.ROOT,
                "%s: entries %,d to %,d%s in %.1f s; %s%n",
                report.isClean() ? "VERIFIED" : "TAMPERED",
                report.from(),
                report.to(),
                report.erased() > 0 ? " (" + report.erased() + " contents erased by an act)" : "",
                took.toMillis() / 1000.0,
                report.isClean()
                        ? "everything is what the log says"
                        : report.found().size() + " findings");
    }

    private static String said(Tampering one) {
        return one.kind().name().toLowerCase(Locale.ROOT).replace('_', '-') + "  " + one.where() + ": " + one.found();
    }

    private static void keep(Path file, Note note) {
        try {
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "checkpoint-", ".new");
            Files.write(fresh, note.toBytes());
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new CannotAskException("The checkpoint cannot be kept in " + file + ": " + failed + ".", failed);
        }
    }
}

package ir.gsb.cli;

import ir.gsb.exchangelog.Archive;
import ir.gsb.exchangelog.ArchiveAudit;
import ir.gsb.exchangelog.ArchiveFile;
import ir.gsb.exchangelog.ArchiveHeader;
import ir.gsb.exchangelog.ArchivedRecord;
import ir.gsb.message.ExchangeId;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb archive}: moves old records into files, and reads such files. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Moves records that are older than their retention class allows out of the store, into files.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            " 1:another is at it, or the file or a key of it is not as it was",
            " 2:could not ask"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gsb archive --dry-run",
            "  gsb archive --run",
            "  gsb archive show data/archive/records-2026-01-standard-1.jsonl.gz --exchange ID"
        })
final class ArchiveCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Option(names = "--run", description = "Archive. Without it, or with --dry-run, only tell what would be.")
    private boolean run;

    @Option(names = "--dry-run", description = "Tell what would be archived, and change nothing.")
    private boolean dryRun;

    @Mixin
    private final ArchiveFolder folder = new ArchiveFolder();

    @Mixin
    private final StoreOptions store = new StoreOptions();

    ArchiveCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        Path files = folder.of(store);
        var archive = new Archive(
                store.source(),
                StoreRecords.settings(store.settings()),
                store.keys(),
                files,
                Clock.systemUTC(),
                new SecureRandom());
        if (!run || dryRun) {
            print("would be archived", archive.plan());
            return ExitCode.ANSWERED;
        }
        Optional<List<Archive.Month>> done = archive.run();
        done.ifPresentOrElse(
                months -> print("archived in " + files, months), () -> out.println("Another is archiving now."));
        return done.isPresent() ? ExitCode.ANSWERED : ExitCode.REFUSED;
    }

    private void print(String what, List<Archive.Month> months) {
        months.forEach(month -> out.printf(
                "%s  %-12s %,12d records  %s%n", month.month(), month.retention(), month.records(), month.file()));
        out.printf(
                "%,d records %s%n",
                months.stream().mapToLong(Archive.Month::records).sum(), what);
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Checks an archive file completely, and prints an exchange's records from it.")
    int show(
            @Parameters(paramLabel = "FILE", description = "The archive file.") Path path,
            @Option(names = "--exchange", paramLabel = "ID", description = "Print the records of this exchange.")
                    Optional<String> exchange,
            @Option(names = "--keys", description = "Hold the keys that the store has against it, too.") boolean keys)
            throws SQLException {
        var file = new ArchiveFile(path);
        try {
            ArchiveHeader header = file.check();
            out.printf(
                    "%s  %s  %,d records, all whole  SHA-256 %s%n",
                    header.month(),
                    header.retention(),
                    header.records(),
                    HexFormat.of().formatHex(file.sha256()));
            List<String> wrong = keys ? new ArchiveAudit(store.source()).check(file) : List.of();
            wrong.forEach(out::println);
            if (!wrong.isEmpty()) {
                return ExitCode.REFUSED;
            }
            if (exchange.isEmpty()) {
                return ExitCode.ANSWERED;
            }
            List<ArchivedRecord> records = file.find(ExchangeId.parse(exchange.get()));
            records.forEach(this::print);
            return records.isEmpty() ? ExitCode.REFUSED : ExitCode.ANSWERED;
        } catch (IOException broken) {
            out.println(broken.getMessage());
            return ExitCode.REFUSED;
        }
    }

    private void print(ArchivedRecord one) {
        out.println("index " + one.index().map(String::valueOf).orElse("none") + "  entry "
                + HexFormat.of().formatHex(one.entry()) + "  salt "
                + HexFormat.of().formatHex(one.salt())
                + (one.vault().isPresent() ? "  vault kept" : "  vault empty"));
        out.println(new String(one.text(), StandardCharsets.UTF_8));
    }
}

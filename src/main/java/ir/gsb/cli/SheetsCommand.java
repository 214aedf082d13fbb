package ir.gsb.cli;

import ir.gsb.catalogue.Acted;
import ir.gsb.catalogue.Person;
import ir.gsb.catalogue.Role;
import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.SheetDesk;
import ir.gsb.catalogue.SheetExport;
import ir.gsb.catalogue.SheetFiles;
import ir.gsb.catalogue.SheetFormat;
import ir.gsb.catalogue.SheetImport;
import ir.gsb.catalogue.Wish;
import ir.gsb.catalogue.Word;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.SqlRegistry;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb sheets}: brings sheets of services into the catalogue and out of it, and publishes what is approved. */
@Command(
        name = "sheets",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Takes sheets of services out of the catalogue, brings them in, and publishes them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gsb sheets export tax.xlsx --agency tax",
            "  gsb sheets import tax.xlsx --dry-run",
            "  gsb sheets publish tax TAX-186"
        })
final class SheetsCommand {

    private final PrintWriter out;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final StoreRecords records = new StoreRecords();

    SheetsCommand(PrintWriter out) {
        this.out = out;
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes the newest version of each sheet to a file: .csv, .xlsx or .json.")
    int export(
            @Parameters(paramLabel = "FILE", description = "What to write; its ending says how.") Path file,
            @Option(names = "--agency", paramLabel = "CODE", description = "Only the sheets of this agency.")
                    Optional<String> agency)
            throws IOException {
        SheetFormat format = format(file);
        try (var bytes = new BufferedOutputStream(Files.newOutputStream(file))) {
            int sheets = new SheetExport(store.source()).write(format, agency, bytes);
            out.println(sheets + " sheets are in " + file + ".");
        }
        return ExitCode.ANSWERED;
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Drafts and changes sheets as a file says: all of it, or nothing if there is a fault.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {" 0:all is in order", " 1:there are faults, and nothing is done", " 2:could not read"})
    int bring(
            @Parameters(paramLabel = "FILE", description = "A file as gsb sheets export writes it.") Path file,
            @Option(names = "--dry-run", description = "Only tell what would be done.") boolean dry)
            throws IOException {
        SheetFormat format = format(file);
        byte[] bytes = ImportReport.bytes(file);
        var sheets = new SheetImport(desk());
        Person who = operator();
        return new ImportReport(out)
                .print(dry ? sheets.dryRun(who, format, bytes) : sheets.apply(who, format, bytes), dry);
    }

    @Command(
            name = "publish",
            mixinStandardHelpOptions = true,
            description = "Publishes a sheet that a reviewer approved. To sign and to review, people sign in.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {" 0:done", " 1:refused", " 2:could not ask"})
    int publish(
            @Parameters(paramLabel = "AGENCY", description = "Whose sheet it is.") String agency,
            @Parameters(paramLabel = "REFERENCE", description = "The agency's own reference.") String reference) {
        ServiceFile file = new SheetFiles(store.source(), Clock.systemUTC())
                .file(agency, reference)
                .orElseThrow(() -> new CannotAskException("There is no sheet " + agency + "/" + reference + "."));
        return switch (desk().act(operator(), file.id(), Wish.to(Word.PUBLISH, file.edit()))) {
            case Acted.Done(ServiceFile now) -> {
                out.println(
                        now.state() + now.code().map(code -> ", code " + code).orElse(""));
                yield ExitCode.ANSWERED;
            }
            case Acted.Refused refused -> {
                out.println(refused.why().code() + ": " + refused.says().en());
                yield ExitCode.REFUSED;
            }
            case Acted.Overtaken _ -> {
                out.println("Someone else was faster; look and ask again.");
                yield ExitCode.REFUSED;
            }
        };
    }

    private SheetDesk desk() {
        var clock = Clock.systemUTC();
        var random = new SecureRandom();
        var acts =
                new RecordedActs(store.source(), StoreRecords.settings(store.settings()), store.keys(), clock, random);
        return new SheetDesk(acts.prepared(), this::inquiries, clock, random);
    }

    private Set<String> inquiries() {
        return SqlRegistry.read(store.source()).inquiries().stream()
                .filter(inquiry -> !inquiry.over())
                .map(Inquiry::key)
                .collect(Collectors.toSet());
    }

    /** The name is what he says it is: nothing that keeps duties apart may depend on it. */
    private Person operator() {
        return new Person(records.actor(), Role.OPERATOR, Optional.empty());
    }

    private static SheetFormat format(Path file) {
        return SheetFormat.of(file.toString())
                .orElseThrow(() -> new CannotAskException(file + " ends in none of .csv, .xlsx, .json."));
    }
}

package ir.gsb.cli;

import ir.gsb.catalogue.Agencies;
import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.AgencyImport;
import ir.gsb.exchangelog.RecordedActs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb agencies}: who provides services, and who speaks for them. */
@Command(
        name = "agencies",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Brings agencies and their representatives into the catalogue, and lists them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gsb agencies apply agencies.csv --dry-run",
            "  gsb agencies apply agencies.csv --reason 'letter 1405/218'",
            "      adds and changes what the file names; takes nothing away",
            "  gsb agencies list"
        })
final class AgenciesCommand {

    private final PrintWriter out;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final StoreRecords records = new StoreRecords();

    AgenciesCommand(PrintWriter out) {
        this.out = out;
    }

    @Command(
            name = "apply",
            mixinStandardHelpOptions = true,
            description = "Adds and changes agencies as a CSV file says: all of it, or nothing if there is a fault.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {" 0:all is in order", " 1:there are faults, and nothing is done", " 2:could not read"})
    int apply(
            @Parameters(
                            paramLabel = "FILE",
                            description = "CSV in UTF-8; its first row names the columns: code, kind, name.fa, name.en,"
                                    + " parent, province, site, telephone, representatives.")
                    Path file,
            @Option(names = "--dry-run", description = "Only tell what would be done.") boolean dry,
            @Option(
                            names = "--reason",
                            defaultValue = "",
                            paramLabel = "TEXT",
                            description = "Why, for the record; needed unless it is a dry run.")
                    String reason)
            throws IOException {
        if (!dry && reason.isBlank()) {
            throw new CannotAskException("Say why, for the record: --reason 'letter 1405/218'.");
        }
        byte[] bytes = ImportReport.bytes(file);
        var clock = Clock.systemUTC();
        var random = new SecureRandom();
        var acts =
                new RecordedActs(store.source(), StoreRecords.settings(store.settings()), store.keys(), clock, random);
        var agencies = new AgencyImport(acts.prepared(), clock, random);
        return new ImportReport(out)
                .print(dry ? agencies.dryRun(bytes) : agencies.apply(records.actor(), reason, bytes), dry);
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the agencies of the catalogue.")
    int list() {
        var agencies = new Agencies(store.source());
        Map<String, Integer> people = agencies.representativesByAgency();
        for (Agency agency : agencies.all()) {
            out.printf(
                    "%s  %s  %s (%s)%s%s  %d representatives%n",
                    agency.code(),
                    agency.kind(),
                    agency.name().fa(),
                    agency.name().en(),
                    agency.parent().map(code -> "  of " + code).orElse(""),
                    agency.province().map(province -> "  in " + province).orElse(""),
                    people.getOrDefault(agency.code(), 0));
        }
        return ExitCode.ANSWERED;
    }
}

package ir.gsb.cli;

import ir.gsb.catalogue.Province;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.tracking.Pilot;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb tracking}: for which agencies, and in which provinces, cases can be opened. */
@Command(
        name = "tracking",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Switches the tracking of cases on and off, by agency and province, in the store of a hub.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gsb tracking list",
            "  gsb tracking on tax qazvin hormozgan --reason 'the pilot, decision 7'",
            "  gsb tracking off tax --reason 'the pilot is over'",
            "      no province: all of them; cases that are open can still be moved on"
        })
final class TrackingCommand {

    private final PrintWriter out;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final StoreRecords records = new StoreRecords();

    TrackingCommand(PrintWriter out) {
        this.out = out;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists where it is on.")
    int list() {
        pilot().on()
                .forEach((agency, provinces) -> out.println(agency + "  "
                        + (provinces.size() == Province.values().length
                                ? "everywhere"
                                : provinces.stream()
                                        .map(TrackingCommand::written)
                                        .collect(Collectors.joining(" ")))));
        return ExitCode.ANSWERED;
    }

    @Command(name = "on", mixinStandardHelpOptions = true, description = "Lets cases be opened.")
    int on(
            @Parameters(index = "0", paramLabel = "AGENCY", description = "The agency's code.") String agency,
            @Parameters(index = "1..*", arity = "0..*", paramLabel = "PROVINCE", description = "Where (default: all).")
                    @Nullable
                    List<String> provinces,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the record.")
                    String reason) {
        return change(agency, provinces, true, reason);
    }

    @Command(name = "off", mixinStandardHelpOptions = true, description = "Lets no more cases be opened.")
    int off(
            @Parameters(index = "0", paramLabel = "AGENCY", description = "The agency's code.") String agency,
            @Parameters(index = "1..*", arity = "0..*", paramLabel = "PROVINCE", description = "Where (default: all).")
                    @Nullable
                    List<String> provinces,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the record.")
                    String reason) {
        return change(agency, provinces, false, reason);
    }

    private int change(String agency, @Nullable List<String> provinces, boolean on, String reason) {
        List<Province> where = provinces == null || provinces.isEmpty()
                ? List.of(Province.values())
                : provinces.stream().map(TrackingCommand::read).toList();
        var pilot = pilot();
        long changed = where.stream()
                .filter(province -> pilot.change(agency, province, on, records.actor(), reason))
                .count();
        out.println("tracking of " + agency + " is " + (on ? "on" : "off") + " in " + where.size() + " provinces, "
                + changed + " of them changed");
        return ExitCode.ANSWERED;
    }

    private static String written(Province province) {
        return province.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Province read(String word) {
        return Arrays.stream(Province.values())
                .filter(province -> written(province).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new CannotAskException("There is no province '" + word + "'. There are: "
                        + Arrays.stream(Province.values())
                                .map(TrackingCommand::written)
                                .collect(Collectors.joining(" "))));
    }

    private Pilot pilot() {
        var acts = new RecordedActs(
                store.source(),
                StoreRecords.settings(store.settings()),
                store.keys(),
                Clock.systemUTC(),
                new SecureRandom());
        return new Pilot(store.source(), acts.prepared());
    }
}

package ir.gsb.cli;

import ir.gsb.exchangelog.DiskForecast;
import ir.gsb.exchangelog.DiskForecast.Disk;
import ir.gsb.exchangelog.DiskForecast.Forecast;
import ir.gsb.exchangelog.StoreSize;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gsb store}: how large the store is and will be. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Tells how large the store of records is.")
final class StoreCommand {

    private static final double MIB = 1 << 20;

    private final PrintWriter out;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    StoreCommand(PrintWriter out) {
        this.out = out;
    }

    @Command(
            name = "forecast",
            mixinStandardHelpOptions = true,
            description = "Prints what each month takes, how fast it grows, and when the disk will be full.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {" 0:there is time", " 1:fewer than 60 days are left", " 2:could not ask"})
    int forecast(
            @Option(
                            names = "--capacity",
                            paramLabel = "SIZE",
                            description = "What the database may take, as 500GB (default: gsb.records.disk-capacity;"
                                    + " in the sample, the disk of the data folder).")
                    Optional<String> capacity)
            throws SQLException {
        Optional<Long> bytes = capacity.or(() ->
                        store.configured("gsb.records.disk-capacity").stream().findFirst())
                .map(DataSize::parse)
                .map(DataSize::toBytes);
        Optional<Path> folder = bytes.isPresent() || !store.isSample() ? Optional.empty() : Optional.of(store.data());
        Forecast forecast = new DiskForecast(store.source(), new Disk(bytes, folder), Clock.systemUTC()).forecast();
        print(forecast);
        return forecast.isAlarming() ? ExitCode.REFUSED : ExitCode.ANSWERED;
    }

    private void print(Forecast forecast) {
        out.printf("%-8s %12s %12s %12s %12s   MiB%n", "month", "records", "vault", "log", "indexes");
        for (StoreSize.Month month : forecast.size().months()) {
            print(month.month().toString(), month.part());
        }
        print("in all", forecast.size().sum());
        out.printf(
                "%nThe database has %,.0f MiB and grows by %,.1f MiB a day.%n",
                forecast.size().all() / MIB, forecast.bytesPerDay() / MIB);
        OptionalLong free = forecast.free();
        out.println(
                free.isPresent()
                        ? "%,.0f MiB are free: %s."
                                .formatted(
                                        free.getAsLong() / MIB,
                                        forecast.daysLeft().isPresent()
                                                ? "enough for %,d days"
                                                        .formatted(forecast.daysLeft()
                                                                .getAsLong())
                                                : "it does not grow")
                        : "How large its disk is, is not known: set gsb.records.disk-capacity, or --capacity.");
    }

    private void print(String month, StoreSize.Part part) {
        out.printf(
                "%-8s %,12.1f %,12.1f %,12.1f %,12.1f%n",
                month, part.records() / MIB, part.vault() / MIB, part.log() / MIB, part.indexes() / MIB);
    }
}

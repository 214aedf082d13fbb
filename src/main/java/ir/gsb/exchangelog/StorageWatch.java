package ir.gsb.exchangelog;

import ir.gsb.exchangelog.DiskForecast.Forecast;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is done about the store's room once a day: new months, old records to files, and a warning if it gets full. */
public final class StorageWatch implements Runnable {

    private static final System.Logger LOG = System.getLogger(StorageWatch.class.getName());

    private final DiskForecast disk;
    private final Optional<Archive> archive;
    private final ExchangeLog log;
    private volatile @Nullable Forecast last;

    /** @param archive absent if no folder for archive files is configured */
    public StorageWatch(DiskForecast disk, Optional<Archive> archive, ExchangeLog log) {
        this.disk = disk;
        this.archive = archive;
        this.log = log;
    }

    /** The last forecast; absent until there was one. */
    public Optional<Forecast> forecast() {
        return Optional.ofNullable(last);
    }

    /** Does all of it, whatever part fails; the next run is as good. */
    @Override
    public void run() {
        attempt("No partitions can be made for the months to come", log::prepareMonths);
        attempt("How full the store is cannot be told", this::look);
        archive.ifPresent(one -> attempt("Records cannot be archived", one::run));
    }

    private void look() throws SQLException {
        disk.note();
        Forecast forecast = disk.forecast();
        last = forecast;
        if (forecast.isAlarming()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The disk of the store will be full in {0} days: give it more room, or shorten"
                            + " gsb.records.retention and archive (gsb store forecast tells what takes how much)",
                    forecast.daysLeft().orElse(0));
        }
    }

    private interface Work {
        void run() throws SQLException, IOException;
    }

    private static void attempt(String otherwise, Work work) {
        try {
            work.run();
        } catch (SQLException | IOException | RuntimeException failed) {
            LOG.log(System.Logger.Level.WARNING, otherwise + ": " + failed.getMessage());
        }
    }
}

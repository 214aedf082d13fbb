package ir.gsb.exchangelog;

import ir.gsb.exchangelog.SqlArchive.Leaving;
import ir.gsb.exchangelog.SqlArchive.Registered;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Moves what is older than its class allows out of the store, into one file for each month and class.
 *
 * <p>A file is written to another name, flushed, read back, checked, renamed, and entered in the store together with an
 * act; only then are its records deleted, in batches. Interrupted at any point it loses nothing, and the next run goes
 * on from there. One at a time does it, on whichever node.
 */
public final class Archive {

    private static final int PAGE = 200;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final System.Logger LOG = System.getLogger(Archive.class.getName());

    /**
     * What is to be archived, or was.
     *
     * @param file its name in the archive folder
     */
    public record Month(YearMonth month, String retention, long records, String file) {}

    /** How far it is: where a test may interrupt it. */
    enum Point {
        HALF_WRITTEN,
        WRITTEN,
        CHECKED,
        RENAMED,
        REGISTERED,
        HALF_DELETED,
        DELETED,
        CLEARED
    }

    private final DataSource source;
    private final RecordingSettings settings;
    private final Path folder;
    private final Clock clock;
    private final Acts acts;
    private final SqlPartitions partitions;
    private final Consumer<Point> reached;

    /** @param folder where the files go; made if it is not there */
    public Archive(
            DataSource source,
            RecordingSettings settings,
            MasterKeys keys,
            Path folder,
            Clock clock,
            SecureRandom random) {
        this(source, settings, keys, folder, clock, random, point -> {});
    }

    Archive(
            DataSource source,
            RecordingSettings settings,
            MasterKeys keys,
            Path folder,
            Clock clock,
            SecureRandom random,
            Consumer<Point> reached) {
        this.source = source;
        this.settings = settings;
        this.folder = folder;
        this.clock = clock;
        this.acts = new Acts(settings, keys, clock, random);
        this.partitions = new SqlPartitions(source, "record", "vault", "log_leaf");
        this.reached = reached;
    }

    /** What a run would archive now; changes nothing. */
    public List<Month> plan() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return plan(connection);
        }
    }

    private List<Month> plan(Connection connection) throws SQLException {
        var plan = new ArrayList<Month>();
        for (YearMonth month : SqlPartitions.months(connection)) {
            if (month.isBefore(YearMonth.now(clock).minusMonths(1))) {
                for (String retention : SqlArchive.classes(connection, month)) {
                    plan(connection, month, retention).ifPresent(plan::add);
                }
            }
        }
        return plan;
    }

    private Optional<Month> plan(Connection connection, YearMonth month, String retention) throws SQLException {
        if (settings.retention()
                .lastOver(retention, clock.instant())
                .filter(last -> !month.isAfter(last))
                .isEmpty()) {
            return Optional.empty();
        }
        long records = SqlArchive.count(connection, month, retention);
        int number = SqlArchive.nextNumber(connection, month, retention);
        return records == 0
                ? Optional.empty()
                : Optional.of(new Month(
                        month, retention, records, "records-%s-%s-%d.jsonl.gz".formatted(month, retention, number)));
    }

    /**
     * Archives all that is over.
     *
     * @return what was archived; nothing at all if another is at it
     * @throws SQLException if the store is away; the next run goes on
     * @throws IOException if a file cannot be written or is not as it was written; nothing is deleted then
     */
    public Optional<List<Month>> run() throws SQLException, IOException {
        Files.createDirectories(folder);
        try (Connection connection = source.getConnection()) {
            if (!SqlTransaction.mayArchive(connection)) {
                return Optional.empty();
            }
            try {
                for (Registered unfinished : SqlArchive.unfinished(connection)) {
                    clear(unfinished);
                }
                List<Month> months = plan(connection);
                for (Month month : months) {
                    clear(write(connection, month));
                }
                dropEmptyMonths(connection);
                return Optional.of(months);
            } finally {
                SqlTransaction.endArchiving(connection);
            }
        }
    }

    private Registered write(Connection connection, Month month) throws SQLException, IOException {
        Path unchecked = folder.resolve(month.file() + ".part");
        var header = new ArchiveHeader(month.month(), month.retention(), month.records());
        try (var writer = new ArchiveWriter(unchecked, header)) {
            copy(connection, month, writer);
            writer.finish();
        }
        reached.accept(Point.WRITTEN);
        var file = new ArchiveFile(unchecked);
        file.check();
        byte[] sha256 = file.sha256();
        reached.accept(Point.CHECKED);
        Files.move(unchecked, folder.resolve(month.file()), StandardCopyOption.ATOMIC_MOVE);
        flush(folder);
        reached.accept(Point.RENAMED);
        Registered registered = SqlTransaction.run(source, own -> register(own, month, sha256));
        reached.accept(Point.REGISTERED);
        return registered;
    }

    private void copy(Connection connection, Month month, ArchiveWriter writer) throws SQLException, IOException {
        UUID id = BEFORE_ALL;
        int kind = 0;
        List<Leaving> page;
        do {
            page = SqlArchive.page(connection, month.month(), month.retention(), id, kind, PAGE);
            for (Leaving one : page) {
                if (!one.isUnchanged()) {
                    throw new IOException("Nothing of " + month.month() + " is archived: record "
                            + one.record().exchange() + " is not what its entry was made of.");
                }
                writer.add(one.record());
                id = one.record().exchange().value();
                kind = one.record().kind();
            }
            reached.accept(Point.HALF_WRITTEN);
        } while (page.size() == PAGE);
    }

    private Registered register(Connection connection, Month month, byte[] sha256) throws SQLException {
        var registered = new Registered(
                month.month(),
                month.retention(),
                SqlArchive.nextNumber(connection, month.month(), month.retention()),
                month.file(),
                sha256);
        SqlArchive.register(connection, registered, month.records(), clock.instant());
        acts.write(
                connection,
                new Act(
                        Act.Word.ARCHIVED,
                        settings.node(),
                        Optional.empty(),
                        month.records() + " records in " + month.file() + ", SHA-256 "
                                + HexFormat.of().formatHex(sha256)));
        return registered;
    }

    /** Deletes from the store what a file holds, if the file is still what was checked. */
    private void clear(Registered registered) throws SQLException, IOException {
        var file = new ArchiveFile(folder.resolve(registered.file()));
        if (!Arrays.equals(file.sha256(), registered.sha256())) {
            throw new IOException("The archive file " + file.path()
                    + " is not the one that was written: nothing more of it is deleted from the store.");
        }
        var batch = new ArrayList<ArchivedRecord>(PAGE);
        file.forEach(archived -> {
            if (batch.size() >= PAGE && !batch.getLast().exchange().equals(archived.exchange())) {
                delete(batch);
                reached.accept(Point.HALF_DELETED);
            }
            batch.add(archived);
        });
        delete(batch);
        reached.accept(Point.DELETED);
        SqlTransaction.run(source, connection -> {
            SqlArchive.cleared(connection, registered, clock.instant());
            return true;
        });
        reached.accept(Point.CLEARED);
    }

    private void delete(List<ArchivedRecord> batch) throws IOException {
        try {
            SqlTransaction.run(source, connection -> {
                SqlArchive.delete(connection, batch);
                return true;
            });
        } catch (SQLException away) {
            throw new IOException("the store does not delete what was archived", away);
        }
        batch.clear();
    }

    /** Partitions that somebody holds on to are dropped by a later run. */
    private void dropEmptyMonths(Connection connection) throws SQLException {
        for (YearMonth month : SqlPartitions.months(connection)) {
            if (month.isBefore(YearMonth.now(clock).minusMonths(1))) {
                try {
                    SqlTransaction.run(source, own -> partitions.dropEmpty(own, month));
                } catch (SQLException inUse) {
                    LOG.log(System.Logger.Level.INFO, "The empty partitions of {0} are in use and stay for now", month);
                }
            }
        }
    }

    private static void flush(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

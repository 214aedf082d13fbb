package ir.gsb.access;

import ir.gsb.store.GroupCommit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Quotas in PostgreSQL: one statement takes what all waiting exchanges want of it. */
public final class SqlQuotas implements Quotas, AutoCloseable {

    private record Take(String quota, LocalDate day, long limit) {}

    private record Taken(long units, long used) {}

    private static final int MOST_IN_BATCH = 500;
    /** One order for all nodes, so that two of them never wait for each other. */
    private static final Comparator<Take> ORDER =
            Comparator.comparing(Take::quota).thenComparing(Take::day).thenComparing(Take::limit);

    private static final int DAYS_KEPT = 400;
    private static final System.Logger LOG = System.getLogger(SqlQuotas.class.getName());

    private final DataSource source;
    private final GroupCommit<Take, OptionalLong> commit;

    /** @param patience how long an exchange waits for its unit */
    public SqlQuotas(DataSource source, Duration patience) {
        this.source = source;
        this.commit = new GroupCommit<>("quota", source, MOST_IN_BATCH, patience, SqlQuotas::write);
    }

    @Override
    public OptionalLong take(String quota, LocalDate day, long limit) {
        return commit.submit(new Take(quota, day, limit));
    }

    private static List<OptionalLong> write(Connection connection, List<Take> batch) throws SQLException {
        Map<Take, List<Integer>> wanted = new TreeMap<>(ORDER);
        for (int i = 0; i < batch.size(); i++) {
            wanted.computeIfAbsent(batch.get(i), take -> new ArrayList<>()).add(i);
        }
        var taken = new OptionalLong[batch.size()];
        Arrays.fill(taken, OptionalLong.empty());
        try (PreparedStatement statement = connection.prepareStatement("""
            insert into quota_use as q (agreement, day, used) values (?, ?, least(?, ?))
            on conflict (agreement, day) do update set used = greatest(q.used, least(q.used + ?, ?))
            returning new.used - coalesce(old.used, 0), new.used
            """)) {
            for (Map.Entry<Take, List<Integer>> entry : wanted.entrySet()) {
                List<Integer> waiting = entry.getValue();
                Taken got = take(statement, entry.getKey(), waiting.size());
                long left = entry.getKey().limit() - got.used() + got.units();
                for (int i = 0; i < got.units(); i++) {
                    taken[waiting.get(i)] = OptionalLong.of(--left);
                }
            }
        }
        return List.of(taken);
    }

    /** Takes as many of the wanted units as are left. */
    private static Taken take(PreparedStatement statement, Take take, long wanted) throws SQLException {
        statement.setString(1, take.quota());
        statement.setObject(2, take.day());
        statement.setLong(3, wanted);
        statement.setLong(4, take.limit());
        statement.setLong(5, wanted);
        statement.setLong(6, take.limit());
        try (var rows = statement.executeQuery()) {
            rows.next();
            return new Taken(rows.getLong(1), rows.getLong(2));
        }
    }

    /** Deletes what was used on days that nobody asks for any more; to be run every day. */
    public void forget(LocalDate today) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("delete from quota_use where day < ?")) {
            statement.setObject(1, today.minusDays(DAYS_KEPT));
            statement.executeUpdate();
        } catch (SQLException away) {
            LOG.log(System.Logger.Level.WARNING, "Old quotas cannot be deleted now and will be tomorrow", away);
        }
    }

    @Override
    public void close() {
        commit.close();
    }
}

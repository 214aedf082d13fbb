package ir.gsb.access;

import ir.gsb.message.RecordingUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The counter of what all nodes leased of a second, in PostgreSQL and by its clock. */
public final class SqlLeases implements LeasedRates.Counter {

    /**
     * The time of an update is that of the moment when the row is held. A second that lies ahead of it by more than one was
     * counted by another clock, before this server took over.
     */
    private static final String LEASE = """
        insert into quota_lease as q (quota, second, used)
        values (?, floor(extract(epoch from clock_timestamp()))::bigint, least(?, ?))
        on conflict (quota) do update set (second, used) = (
            select case when q.second between now and now + 1 then q.second else now end,
                case when q.second between now and now + 1
                    then greatest(q.used, least(q.used + ?, ?)) else excluded.used end
            from (select floor(extract(epoch from clock_timestamp()))::bigint as now) as clock)
        returning new.used - case when old.second = new.second then old.used else 0 end,
            greatest(0, ? - new.used),
            (1000000 * greatest(0, new.second + 1 - extract(epoch from clock_timestamp())))::bigint
        """;

    private final DataSource source;

    public SqlLeases(DataSource source) {
        this.source = source;
    }

    @Override
    public LeasedRates.Lease lease(String quota, long wanted, long limit) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(LEASE)) {
            statement.setString(1, quota);
            statement.setLong(2, wanted);
            statement.setLong(3, limit);
            statement.setLong(4, wanted);
            statement.setLong(5, limit);
            statement.setLong(6, limit);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new LeasedRates.Lease(row.getLong(1), row.getLong(2), Duration.ofNanos(1000 * row.getLong(3)));
            }
        } catch (SQLException away) {
            throw new RecordingUnavailableException("quotas cannot be counted now", away);
        }
    }
}

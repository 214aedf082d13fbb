package ir.gsb.duplicates;

import ir.gsb.duplicates.Verdict.Judgement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what was judged; nothing of it is overwritten. */
final class SqlVerdicts {

    private static final String INSERT = """
        INSERT INTO duplicate_verdict (one, other, one_version, other_version, judgement, judged_by, at, remark)
        SELECT a.code, b.code, a.published_version, b.published_version, ?, ?, ?, ?
        FROM service a, service b WHERE a.code = ? AND b.code = ?
        """;

    private final JdbcClient store;

    SqlVerdicts(DataSource source) {
        this.store = JdbcClient.create(source);
    }

    /** @return whether there are such services */
    static boolean add(Connection connection, Verdict verdict) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, verdict.judgement().name());
            insert.setString(2, verdict.by());
            insert.setObject(3, verdict.at().atOffset(ZoneOffset.UTC));
            insert.setString(4, verdict.remark());
            insert.setString(5, verdict.one());
            insert.setString(6, verdict.other());
            return insert.executeUpdate() == 1;
        }
    }

    /** The newest of each pair. */
    List<Verdict> newest() {
        return store.sql("SELECT DISTINCT ON (one, other) * FROM duplicate_verdict ORDER BY one, other, number DESC")
                .query(SqlVerdicts::verdict)
                .list();
    }

    /** All of a pair, the newest first. */
    List<Verdict> of(String one, String other) {
        return store.sql("SELECT * FROM duplicate_verdict WHERE one = ? AND other = ? ORDER BY number DESC")
                .params(one, other)
                .query(SqlVerdicts::verdict)
                .list();
    }

    private static Verdict verdict(ResultSet row, int number) throws SQLException {
        return new Verdict(
                row.getString("one"),
                row.getString("other"),
                row.getInt("one_version"),
                row.getInt("other_version"),
                Judgement.valueOf(row.getString("judgement")),
                row.getString("judged_by"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("remark"));
    }
}

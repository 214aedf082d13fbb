package ir.gsb.security;

import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Keeps what authorities said of certificates, each answer once, for as long as the store has what relied on it. */
public final class SqlStatusAnswers {

    private static final int PAGE = 200;

    /** A newer answer of the same kind was there by then, so {@link #newest} does not give this one from then on. */
    private static final String THIN = """
        WITH page AS (SELECT id, form, issuer, serial, this_update, fetched_at FROM status_answer
                       WHERE id > ? ORDER BY id LIMIT ?),
             gone AS (DELETE FROM status_answer s USING page p
                       WHERE s.id = p.id AND p.fetched_at <= ?
                         AND EXISTS (SELECT FROM status_answer n
                                      WHERE n.issuer = p.issuer AND n.form = p.form
                                        AND (n.serial = p.serial OR n.serial IS NULL AND p.serial IS NULL)
                                        AND n.fetched_at <= ? AND (n.this_update, n.id) > (p.this_update, p.id)))
        SELECT max(id) FROM page WHERE fetched_at <= ?
        """;

    /**
     * An answer that was kept; it is not believed because it was.
     *
     * @param issuer {@link #name} of the authority
     * @param serial of the certificate, absent if it is a CRL
     */
    record Row(long id, byte[] issuer, Optional<String> serial, Instant fetched, byte[] der) {}

    private final DataSource source;

    public SqlStatusAnswers(DataSource source) {
        this.source = source;
    }

    /** How an authority is named here: SHA-256 of its SubjectPublicKeyInfo. */
    static byte[] name(X509Certificate authority) {
        return Digests.sha256(authority.getPublicKey().getEncoded());
    }

    static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16);
    }

    /** Keeps an answer, durably, unless it is there. */
    void keep(StatusAnswer answer, X509Certificate authority, Instant fetched) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement add = connection.prepareStatement("""
                    INSERT INTO status_answer (sha256, form, issuer, serial, this_update, fetched_at, der)
                    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                    """)) {
            add.setBytes(1, Digests.sha256(answer.der()));
            add.setString(2, answer instanceof OcspAnswer ? "OCSP" : "CRL");
            add.setBytes(3, name(authority));
            add.setString(4, answer instanceof OcspAnswer ocsp ? ocsp.serial().toString(16) : null);
            add.setObject(5, at(answer.thisUpdate()));
            add.setObject(6, at(fetched));
            add.setBytes(7, answer.der());
            add.executeUpdate();
        }
    }

    /** The newest OCSP answer about a certificate and the newest CRL of its authority, as far as they were kept by then. */
    List<Row> newest(X509Certificate certificate, X509Certificate authority, Instant by) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement find = connection.prepareStatement("""
                    SELECT DISTINCT ON (form) id, issuer, serial, fetched_at, der FROM status_answer
                     WHERE issuer = ? AND (serial = ? OR serial IS NULL) AND fetched_at <= ?
                     ORDER BY form, this_update DESC, id DESC
                    """)) {
            find.setBytes(1, name(authority));
            find.setString(2, serial(certificate));
            find.setObject(3, at(by));
            return rows(find);
        }
    }

    /** What was kept after another answer, in its order; on nodes that keep at the same moment one may be passed over. */
    List<Row> after(long id) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement find = connection.prepareStatement("""
                    SELECT id, issuer, serial, fetched_at, der FROM status_answer WHERE id > ? ORDER BY id LIMIT ?
                    """)) {
            find.setLong(1, id);
            find.setInt(2, PAGE);
            return rows(find);
        }
    }

    long last() throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement find = connection.prepareStatement("SELECT coalesce(max(id), 0) FROM status_answer");
                ResultSet row = find.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Deletes those that nothing relied on since then: newer ones were kept by that time. */
    void thin(Instant since) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement page = connection.prepareStatement(THIN)) {
            long last = 0;
            boolean more = true;
            while (more) {
                page.setLong(1, last);
                page.setInt(2, PAGE);
                for (int i = 3; i <= 5; i++) {
                    page.setObject(i, at(since));
                }
                try (ResultSet row = page.executeQuery()) {
                    row.next();
                    last = row.getLong(1);
                    more = !row.wasNull();
                }
            }
        }
    }

    private static List<Row> rows(PreparedStatement find) throws SQLException {
        try (ResultSet rows = find.executeQuery()) {
            List<Row> all = new ArrayList<>();
            while (rows.next()) {
                @Nullable String serial = rows.getString("serial");
                all.add(new Row(
                        rows.getLong("id"),
                        rows.getBytes("issuer"),
                        Optional.ofNullable(serial),
                        rows.getObject("fetched_at", OffsetDateTime.class).toInstant(),
                        rows.getBytes("der")));
            }
            return all;
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

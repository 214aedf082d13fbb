package ir.gsb.registry;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Mode;
import ir.gsb.message.Party;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The whole registry as one transaction saw it.
 *
 * @param version of the registry, to compare with the store's
 */
record SqlSnapshot(long version, Registry registry) {

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static long versionOf(Connection connection) throws SQLException {
        return all(connection, "select version from registry_version", row -> row.getLong(1))
                .getFirst();
    }

    /** Nobody changes anything before the connection's transaction is over. */
    static void lock(Connection connection) throws SQLException {
        all(connection, "select version from registry_version for update", row -> row.getLong(1));
    }

    /**
     * Reads everything.
     *
     * @param connection in a transaction of isolation REPEATABLE READ, or one that holds the lock
     * @param before the snapshot so far: certificates that it has are not parsed again
     */
    static SqlSnapshot read(Connection connection, @Nullable SqlSnapshot before) throws SQLException {
        return new SqlSnapshot(
                versionOf(connection),
                new Registry(
                        all(connection, "select id, name_fa, name_en, suspended from agency", SqlSnapshot::agency),
                        all(
                                connection,
                                "select agency, system, name_fa, name_en, sign_requests, verify_answers, auditor,"
                                    + " payload_reader, operator, callback_url, quota_per_day, quota_per_second from"
                                    + " party_system",
                                SqlSnapshot::system),
                        all(
                                connection,
                                "select agency, system, thumbprint, der, revoked from certificate",
                                row -> certificate(row, before)),
                        all(connection, "select * from inquiry", SqlSnapshot::inquiry),
                        all(connection, "select * from agreement order by id", SqlSnapshot::agreement)));
    }

    private static <T> List<T> all(Connection connection, String sql, Row<T> row) throws SQLException {
        try (var statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(row.read(rows));
            }
            return all;
        }
    }

    private static Agency agency(ResultSet row) throws SQLException {
        return new Agency(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4));
    }

    private static PartySystem system(ResultSet row) throws SQLException {
        return new PartySystem(
                new Party(row.getString(1), row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                row.getBoolean(6),
                row.getBoolean(7),
                row.getBoolean(8),
                row.getBoolean(9),
                Optional.ofNullable(row.getString(10)).map(URI::create),
                whole(row, "quota_per_day"),
                whole(row, "quota_per_second"));
    }

    private static RegisteredCertificate certificate(ResultSet row, @Nullable SqlSnapshot before) throws SQLException {
        String thumbprint = row.getString("thumbprint");
        X509Certificate certificate = parsed(thumbprint, before).orElse(null);
        if (certificate == null) {
            try {
                certificate = StoredCertificate.parse(row.getBytes("der"));
            } catch (CertificateException broken) {
                throw new SQLException("certificate " + thumbprint + " in the store is no X.509 certificate", broken);
            }
        }
        return new RegisteredCertificate(
                new Party(row.getString("agency"), row.getString("system")),
                thumbprint,
                certificate,
                row.getBoolean("revoked"));
    }

    private static Optional<X509Certificate> parsed(String thumbprint, @Nullable SqlSnapshot before) {
        return Optional.ofNullable(before)
                .flatMap(snapshot -> snapshot.registry().certificate(thumbprint))
                .map(RegisteredCertificate::certificate);
    }

    private static Inquiry inquiry(ResultSet row) throws SQLException {
        return new Inquiry(
                new InquiryType(row.getString("name"), row.getInt("version")),
                new Party(row.getString("provider_agency"), row.getString("provider_system")),
                row.getString("title_fa"),
                row.getString("title_en"),
                row.getBoolean("idempotent"),
                Inquiry.State.valueOf(row.getString("state")),
                row.getString("notice"),
                instant(row, "deprecated_at"),
                instant(row, "sunset_at"));
    }

    private static Agreement agreement(ResultSet row) throws SQLException {
        return new Agreement(
                row.getString("id"),
                new Party(row.getString("client_agency"), row.getString("client_system")),
                new InquiryType(row.getString("inquiry_name"), row.getInt("inquiry_version")),
                words(row, "modes").stream().map(Mode::valueOf).collect(Collectors.toSet()),
                words(row, "fields"),
                row.getString("purpose"),
                row.getString("legal_basis"),
                instant(row, "valid_from").orElseThrow(),
                instant(row, "valid_until"),
                whole(row, "quota_per_day"),
                whole(row, "quota_per_second"),
                Agreement.State.valueOf(row.getString("state")));
    }

    private static Optional<Long> whole(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class));
    }

    private static Set<String> words(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray()).collect(Collectors.toSet());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}

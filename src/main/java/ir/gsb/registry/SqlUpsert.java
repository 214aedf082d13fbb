package ir.gsb.registry;

import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes changed entries within one transaction. */
final class SqlUpsert {

    private static final String FOREIGN_KEY = "23503";
    private static final String UNIQUE = "23505";

    private final Connection connection;

    SqlUpsert(Connection connection) {
        this.connection = connection;
    }

    void write(List<Change> changes) throws SQLException {
        for (Change change : changes) {
            switch (change.after()) {
                case Agency agency -> write(agency, change.place());
                case PartySystem system -> write(system, change.place());
                case RegisteredCertificate certificate -> write(certificate, change.place());
                case Inquiry inquiry -> write(inquiry, change.place());
                case Agreement agreement -> write(agreement, change.place());
            }
        }
    }

    private void write(Agency agency, String place) throws SQLException {
        execute(place, """
            insert into agency (id, name_fa, name_en, suspended) values (?, ?, ?, ?)
            on conflict (id) do update
            set name_fa = excluded.name_fa, name_en = excluded.name_en, suspended = excluded.suspended
            """, agency.id(), agency.nameFa(), agency.nameEn(), agency.suspended());
    }

    private void write(PartySystem system, String place) throws SQLException {
        execute(
                place,
                """
                insert into party_system
                    (agency, system, name_fa, name_en, sign_requests, verify_answers, auditor, payload_reader, operator,
                     callback_url, quota_per_day, quota_per_second)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (agency, system) do update
                set name_fa = excluded.name_fa, name_en = excluded.name_en,
                    sign_requests = excluded.sign_requests, verify_answers = excluded.verify_answers,
                    auditor = excluded.auditor, payload_reader = excluded.payload_reader, operator = excluded.operator,
                    callback_url = excluded.callback_url, quota_per_day = excluded.quota_per_day,
                    quota_per_second = excluded.quota_per_second
                """,
                system.party().agency(),
                system.party().system(),
                system.nameFa(),
                system.nameEn(),
                system.signRequests(),
                system.verifyAnswers(),
                system.auditor(),
                system.payloadReader(),
                system.operator(),
                system.callback().map(URI::toString).orElse(null),
                system.quotaPerDay().orElse(null),
                system.quotaPerSecond().orElse(null));
    }

    /** A certificate never moves to another party and, once revoked, stays so. */
    private void write(RegisteredCertificate certificate, String place) throws SQLException {
        execute(place, """
            insert into certificate (thumbprint, key_sha256, agency, system, der, revoked)
            values (?, ?, ?, ?, ?, ?)
            on conflict (thumbprint) do update set revoked = certificate.revoked or excluded.revoked
            """, certificate(certificate));
    }

    private static Object[] certificate(RegisteredCertificate certificate) throws SQLException {
        try {
            return new Object[] {
                certificate.thumbprint(),
                StoredCertificate.keyHash(certificate.certificate()),
                certificate.party().agency(),
                certificate.party().system(),
                certificate.certificate().getEncoded(),
                certificate.revoked()
            };
        } catch (CertificateEncodingException broken) {
            throw new SQLException("a certificate that was parsed cannot be encoded", broken);
        }
    }

    private void write(Inquiry inquiry, String place) throws SQLException {
        execute(
                place,
                """
                insert into inquiry (name, version, provider_agency, provider_system, title_fa, title_en,
                    idempotent, state, notice, deprecated_at, sunset_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (name, version) do update
                set provider_agency = excluded.provider_agency, provider_system = excluded.provider_system,
                    title_fa = excluded.title_fa, title_en = excluded.title_en, idempotent = excluded.idempotent,
                    state = excluded.state, notice = excluded.notice,
                    deprecated_at = excluded.deprecated_at, sunset_at = excluded.sunset_at
                """,
                inquiry.type().name(),
                inquiry.type().version(),
                inquiry.provider().agency(),
                inquiry.provider().system(),
                inquiry.titleFa(),
                inquiry.titleEn(),
                inquiry.idempotent(),
                inquiry.state().name(),
                inquiry.notice(),
                inquiry.deprecatedAt().map(SqlUpsert::time).orElse(null),
                inquiry.sunsetAt().map(SqlUpsert::time).orElse(null));
    }

    private void write(Agreement agreement, String place) throws SQLException {
        execute(
                place,
                """
                insert into agreement (id, client_agency, client_system, inquiry_name, inquiry_version, modes,
                    fields, purpose, legal_basis, valid_from, valid_until, quota_per_day, quota_per_second, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update
                set client_agency = excluded.client_agency, client_system = excluded.client_system,
                    inquiry_name = excluded.inquiry_name, inquiry_version = excluded.inquiry_version,
                    modes = excluded.modes, fields = excluded.fields, purpose = excluded.purpose,
                    legal_basis = excluded.legal_basis, valid_from = excluded.valid_from,
                    valid_until = excluded.valid_until, quota_per_day = excluded.quota_per_day,
                    quota_per_second = excluded.quota_per_second, state = excluded.state
                """,
                agreement.id(),
                agreement.client().agency(),
                agreement.client().system(),
                agreement.inquiry().name(),
                agreement.inquiry().version(),
                array(agreement.modes().stream().map(Enum::name).toList()),
                array(agreement.fields()),
                agreement.purpose(),
                agreement.legalBasis(),
                time(agreement.validFrom()),
                agreement.validUntil().map(SqlUpsert::time).orElse(null),
                agreement.quotaPerDay().orElse(null),
                agreement.quotaPerSecond().orElse(null),
                agreement.state().name());
    }

    private void execute(String place, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            execute(statement, place);
        }
    }

    private static void execute(PreparedStatement statement, String place) throws SQLException {
        try {
            statement.executeUpdate();
        } catch (SQLException failed) {
            if (FOREIGN_KEY.equals(failed.getSQLState())) {
                throw new RegistryFileException(
                        place,
                        "names an agency, system or inquiry that is not registered; add it to this file",
                        failed);
            }
            if (UNIQUE.equals(failed.getSQLState())) {
                throw keyRegistered(place, failed);
            }
            throw failed;
        }
    }

    static RegistryFileException keyRegistered(String place, @Nullable Throwable cause) {
        return new RegistryFileException(
                place, "the public key of this certificate is registered already; make a new key pair", cause);
    }

    /** Sorted, so that equal sets are equal arrays. */
    private java.sql.Array array(Collection<String> words) throws SQLException {
        return connection.createArrayOf("text", words.stream().sorted().toArray());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package ir.gsb.registry;

import ir.gsb.message.Party;
import ir.gsb.registry.RegistryFile.AgencyEntry;
import ir.gsb.registry.RegistryFile.InquiryEntry;
import ir.gsb.registry.RegistryFile.Placed;
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

/** Writes a registry file within one transaction; what is there already and equal is not touched. */
final class SqlUpsert {

    @FunctionalInterface
    private interface Parameters<T> {
        @Nullable
        Object[] of(T entry) throws SQLException;
    }

    private static final String FOREIGN_KEY = "23503";
    private static final String UNIQUE = "23505";

    private final Connection connection;

    SqlUpsert(Connection connection) {
        this.connection = connection;
    }

    void write(RegistryFile file) throws SQLException {
        agencies(file.agencies());
        systems(file.systems());
        certificates(file.certificates());
        inquiries(file.inquiries());
        agreements(file.agreements());
    }

    private void agencies(List<Placed<AgencyEntry>> agencies) throws SQLException {
        each(agencies, """
            insert into agency as a (id, name_fa, name_en, suspended) values (?, ?, ?, coalesce(?, false))
            on conflict (id) do update
            set name_fa = excluded.name_fa, name_en = excluded.name_en, suspended = coalesce(?, a.suspended)
            where (a.name_fa, a.name_en, a.suspended)
                is distinct from (excluded.name_fa, excluded.name_en, coalesce(?, a.suspended))
            """, agency -> {
            Boolean suspended = agency.suspended().orElse(null);
            return new @Nullable Object[] {
                agency.id(), agency.nameFa(), agency.nameEn(), suspended, suspended, suspended
            };
        });
    }

    private void systems(List<Placed<PartySystem>> systems) throws SQLException {
        each(systems, """
            insert into party_system as s
                (agency, system, name_fa, name_en, sign_requests, verify_answers, auditor, payload_reader,
                 callback_url)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (agency, system) do update
            set name_fa = excluded.name_fa, name_en = excluded.name_en,
                sign_requests = excluded.sign_requests, verify_answers = excluded.verify_answers,
                auditor = excluded.auditor, payload_reader = excluded.payload_reader,
                callback_url = excluded.callback_url
            where s is distinct from excluded
            """, system -> new @Nullable Object[] {
            system.party().agency(),
            system.party().system(),
            system.nameFa(),
            system.nameEn(),
            system.signRequests(),
            system.verifyAnswers(),
            system.auditor(),
            system.payloadReader(),
            system.callback().map(URI::toString).orElse(null)
        });
    }

    /** A certificate never moves to another party and, once revoked, stays so. */
    private void certificates(List<Placed<RegisteredCertificate>> certificates) throws SQLException {
        each(certificates, """
            insert into certificate as c (thumbprint, key_sha256, agency, system, der, revoked)
            values (?, ?, ?, ?, ?, ?)
            on conflict (thumbprint) do update set revoked = excluded.revoked
            where excluded.revoked and not c.revoked
            """, SqlUpsert::certificate);
        for (Placed<RegisteredCertificate> placed : certificates) {
            ownedBy(placed.entry().party(), placed);
        }
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

    private void ownedBy(Party party, Placed<RegisteredCertificate> placed) throws SQLException {
        try (var statement =
                connection.prepareStatement("select agency || '/' || system from certificate where thumbprint = ?")) {
            statement.setString(1, placed.entry().thumbprint());
            try (var rows = statement.executeQuery()) {
                if (!rows.next() || !rows.getString(1).equals(party.toString())) {
                    throw keyRegistered(placed.place(), null);
                }
            }
        }
    }

    private void inquiries(List<Placed<InquiryEntry>> inquiries) throws SQLException {
        each(inquiries, """
            insert into inquiry as i (name, version, provider_agency, provider_system, title_fa, title_en,
                idempotent, state, notice)
            values (?, ?, ?, ?, ?, ?, ?, coalesce(?, 'ACTIVE'), coalesce(?, ''))
            on conflict (name, version) do update
            set provider_agency = excluded.provider_agency, provider_system = excluded.provider_system,
                title_fa = excluded.title_fa, title_en = excluded.title_en, idempotent = excluded.idempotent,
                state = coalesce(?, i.state), notice = coalesce(?, i.notice)
            where (i.provider_agency, i.provider_system, i.title_fa, i.title_en, i.idempotent, i.state, i.notice)
                is distinct from (excluded.provider_agency, excluded.provider_system, excluded.title_fa,
                    excluded.title_en, excluded.idempotent, coalesce(?, i.state), coalesce(?, i.notice))
            """, inquiry -> {
            String state = inquiry.state().map(Enum::name).orElse(null);
            String notice = inquiry.notice().orElse(null);
            return new @Nullable Object[] {
                inquiry.type().name(),
                inquiry.type().version(),
                inquiry.provider().agency(),
                inquiry.provider().system(),
                inquiry.titleFa(),
                inquiry.titleEn(),
                inquiry.idempotent(),
                state,
                notice,
                state,
                notice,
                state,
                notice
            };
        });
    }

    private void agreements(List<Placed<Agreement>> agreements) throws SQLException {
        each(agreements, """
            insert into agreement as a (id, client_agency, client_system, inquiry_name, inquiry_version, modes,
                fields, purpose, legal_basis, valid_from, valid_until, quota_per_day)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update
            set client_agency = excluded.client_agency, client_system = excluded.client_system,
                inquiry_name = excluded.inquiry_name, inquiry_version = excluded.inquiry_version,
                modes = excluded.modes, fields = excluded.fields, purpose = excluded.purpose,
                legal_basis = excluded.legal_basis, valid_from = excluded.valid_from,
                valid_until = excluded.valid_until, quota_per_day = excluded.quota_per_day
            where a is distinct from excluded
            """, agreement -> new @Nullable Object[] {
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
            agreement.quotaPerDay().orElse(null)
        });
    }

    private <T> void each(List<Placed<T>> entries, String sql, Parameters<T> parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Placed<T> placed : entries) {
                @Nullable Object[] values = parameters.of(placed.entry());
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                execute(statement, placed.place());
            }
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

    private static RegistryFileException keyRegistered(String place, @Nullable Throwable cause) {
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

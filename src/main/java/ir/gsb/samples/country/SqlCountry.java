package ir.gsb.samples.country;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Province;
import ir.gsb.catalogue.Representative;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.Sheets;
import ir.gsb.catalogue.State;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntPredicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Copies the country into an empty store, an agency at a time, in one transaction. */
final class SqlCountry {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataSource store;

    SqlCountry(DataSource store) {
        this.store = store;
    }

    /** What became of it. */
    enum Result {
        LOADED,
        THERE_ALREADY,
        GIVEN_UP
    }

    /**
     * Loads everything or nothing.
     *
     * @param onward told after each agency how many are in; when it says no, everything is taken back
     */
    Result load(Country country, IntPredicate onward) throws SQLException {
        try (Connection connection = store.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Result result = load(connection, country, onward);
                if (result == Result.LOADED) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                return result;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** How much of it is in the store, in words. */
    String size() throws SQLException {
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                    SELECT format('%s agencies, %s representatives, %s services and %s sub-services',
                        (SELECT count(*) FROM catalogue_agency), (SELECT count(*) FROM representative),
                        count(*) FILTER (WHERE parent IS NULL), count(*) FILTER (WHERE parent IS NOT NULL))
                      FROM service
                    """)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Result load(Connection connection, Country country, IntPredicate onward) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT catalogue_changing()");
            if (filled(statement)) {
                return Result.THERE_ALREADY;
            }
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            copyAgencies(copy, country);
            long id = 0;
            int done = 0;
            for (Agency agency : country.agencies()) {
                id = new Portion(id)
                        .fill(country.services(agency.code()).toList())
                        .copy(copy);
                if (!onward.test(++done)) {
                    return Result.GIVEN_UP;
                }
            }
            statement.execute("SELECT setval(pg_get_serial_sequence('service', 'id'), " + id + ")");
            return Result.LOADED;
        }
    }

    private static boolean filled(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery(
                "SELECT EXISTS (SELECT FROM catalogue_agency) OR EXISTS (SELECT FROM service)")) {
            return found.next() && found.getBoolean(1);
        }
    }

    private static void copyAgencies(CopyManager copy, Country country) throws SQLException {
        var agencies = new Rows();
        var people = new Rows();
        for (Agency agency : country.agencies()) {
            agencies.add(
                    agency.code(),
                    agency.parent().orElse(null),
                    agency.kind(),
                    agency.name().fa(),
                    agency.name().en(),
                    agency.province().map(Province::name).orElse(null),
                    agency.site(),
                    agency.telephone(),
                    agency.synthetic());
        }
        for (Representative person : country.representatives()) {
            people.add(person.agency(), person.name(), person.position(), person.telephone(), true);
        }
        agencies.copy(
                copy, "catalogue_agency (code, parent, kind, name_fa, name_en, province, site, telephone, synthetic)");
        people.copy(copy, "representative (agency, name, position, telephone, synthetic)");
    }

    /** The services of an agency as rows. */
    private static final class Portion {

        private final Map<String, Long> ids = new LinkedHashMap<>();
        private final Rows services = new Rows();
        private final Rows versions = new Rows();
        private final Rows steps = new Rows();
        private final Rows changes = new Rows();
        private long id;

        Portion(long id) {
            this.id = id;
        }

        Portion fill(List<CountryService> some) {
            some.forEach(this::add);
            return this;
        }

        private void add(CountryService service) {
            id++;
            ids.put(service.reference(), id);
            @Nullable Integer shown = service.publishedVersion().orElse(null);
            services.add(
                    id,
                    service.agency(),
                    service.reference(),
                    service.parent().map(this::idOf).orElse(null),
                    service.code().orElse(null),
                    service.state(),
                    service.versions().size(),
                    shown,
                    shown == null ? null : service.written());
            int number = 0;
            for (Sheet sheet : service.versions()) {
                number++;
                Instant at = service.written()
                        .minus(Duration.ofDays(200L * (service.versions().size() - number)));
                versions.add(id, number, Sheets.write(sheet), sheet.filledBy().name(), at);
            }
            if (service.state() == State.RETURNED) {
                addReturn(service);
            }
            if (shown != null) {
                changes.add(id, service.code().orElseThrow(), service.written(), false);
            }
        }

        private long idOf(String reference) {
            return Objects.requireNonNull(ids.get(reference), reference);
        }

        private void addReturn(CountryService service) {
            String name = service.agency() + " " + service.reference();
            steps.add(
                    UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                    id,
                    service.versions().size(),
                    service.written().plus(Duration.ofMinutes(20)),
                    "sample-reviewer",
                    "REVIEWER",
                    "RETURN",
                    "",
                    json(service.remarks()));
        }

        /** The last id that was used. */
        long copy(CopyManager copy) throws SQLException {
            services.copy(
                    copy,
                    "service (id, agency, reference, parent, code, state, version, published_version, published_at)");
            versions.copy(copy, "service_version (service, version, sheet, written_by, written_at)");
            steps.copy(copy, "service_step (id, service, version, at, actor, role, word, reason, remarks)");
            changes.copy(copy, "catalogue_change (service, code, at, gone)");
            return id;
        }

        private static String json(Map<String, String> remarks) {
            try {
                return JSON.writeValueAsString(remarks);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("a map of texts is always JSON", impossible);
            }
        }
    }

    /** Rows in the text format of COPY. */
    private static final class Rows {

        private final StringBuilder text = new StringBuilder();

        void add(@Nullable Object... cells) {
            for (int i = 0; i < cells.length; i++) {
                text.append(i == 0 ? "" : "\t").append(cell(cells[i]));
            }
            text.append('\n');
        }

        private static String cell(@Nullable Object value) {
            return value == null
                    ? "\\N"
                    : value.toString()
                            .replace("\\", "\\\\")
                            .replace("\t", "\\t")
                            .replace("\n", "\\n")
                            .replace("\r", "\\r");
        }

        void copy(CopyManager copy, String table) throws SQLException {
            try {
                copy.copyIn("COPY " + table + " FROM STDIN", new StringReader(text.toString()));
            } catch (IOException impossible) {
                throw new UncheckedIOException("a text in memory can be read", impossible);
            }
        }
    }
}

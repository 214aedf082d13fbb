package ir.gsb.samples;

import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.Province;
import ir.gsb.catalogue.Sheets;
import ir.gsb.tracking.Factors;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes made-up cases into the store as a whole. */
@Component
@Profile("sample")
@DependsOn("flywayInitializer")
final class SqlSampleCases {

    private static final String CASES = "COPY tracked_case (code, service, agency, holder, own_number, province, state,"
            + " opened_at, changed_at, expected, mobile_hash, subject_hash) FROM STDIN";
    private static final String EVENTS = "COPY case_event (case_code, number, at, state, agency, party, message_id,"
            + " forwarded_to, note, expected) FROM STDIN";
    private static final String SURVEYS =
            "COPY case_survey (case_code, service, agency, answered_on, steps, comment) FROM STDIN";
    private static final String ABSENT = "\\N";

    private final DataSource source;
    private final Factors factors;

    SqlSampleCases(DataSource source, Factors factors) {
        this.source = source;
        this.factors = factors;
    }

    /** @param provinces of the pilot in which it is given */
    record Service(String code, String agency, Set<Province> provinces) {}

    /** The published services of these agencies that are given in the pilot's provinces, in the order of the agencies. */
    List<Service> services(List<String> agencies) {
        return JdbcClient.create(source)
                .sql("""
                    SELECT s.code, s.agency, v.sheet
                      FROM service s JOIN service_version v ON v.service = s.id AND v.version = s.published_version
                     WHERE s.agency = ANY (?) AND s.parent IS NULL
                     ORDER BY array_position(?, s.agency), s.code
                    """)
                .param(agencies.toArray(String[]::new))
                .param(agencies.toArray(String[]::new))
                .query((row, n) -> new Service(row.getString(1), row.getString(2), provinces(row.getString(3))))
                .stream()
                .filter(service -> !service.provinces().isEmpty())
                .toList();
    }

    private static Set<Province> provinces(String sheet) {
        Classification classification = Sheets.read(sheet).classification();
        Set<Province> pilot = EnumSet.copyOf(SampleCases.PROVINCES);
        pilot.removeIf(province -> !classification.isIn(province));
        return Collections.unmodifiableSet(pilot);
    }

    /** Whether it was done before. */
    boolean areLoaded() {
        return JdbcClient.create(source)
                .sql("SELECT EXISTS (SELECT FROM case_event WHERE message_id LIKE 'sample-%')")
                .query(Boolean.class)
                .single();
    }

    /** All or none. */
    void load(List<CaseStory> stories) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                copy(connection, CASES, stories.stream().map(this::caseRow));
                copy(connection, EVENTS, stories.stream().flatMap(SqlSampleCases::eventRows));
                copy(connection, SURVEYS, stories.stream().flatMap(SqlSampleCases::surveyRow));
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException("the sample cases cannot be loaded", failed);
        }
    }

    private static void copy(Connection connection, String command, Stream<String> rows)
            throws SQLException, IOException {
        String all = rows.collect(Collectors.joining("\n", "", "\n"));
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command, new StringReader(all));
    }

    private String caseRow(CaseStory one) {
        return row(
                one.code(),
                one.service().code(),
                one.service().agency(),
                one.holder(),
                one.ownNumber(),
                one.province(),
                one.last().state(),
                one.steps().getFirst().at(),
                one.last().at(),
                one.expected().orElse(null),
                hex(factors.mobile(one.code(), one.mobile())),
                one.nationalId().map(factors::person).map(SqlSampleCases::hex).orElse(null));
    }

    private static Stream<String> eventRows(CaseStory one) {
        Stream.Builder<String> rows = Stream.builder();
        for (int i = 0; i < one.steps().size(); i++) {
            CaseStory.Step step = one.steps().get(i);
            rows.add(row(
                    one.code(),
                    i + 1,
                    step.at(),
                    step.state(),
                    step.agency(),
                    step.agency() + "/sample",
                    "sample-" + one.code() + "-" + (i + 1),
                    step.forwardedTo().orElse(null),
                    step.note(),
                    step.expected().orElse(null)));
        }
        return rows.build();
    }

    private static Stream<String> surveyRow(CaseStory one) {
        return one.survey().stream()
                .map(survey -> row(
                        one.code(),
                        one.service().code(),
                        one.service().agency(),
                        survey.day(),
                        array(survey.steps()),
                        survey.comment()));
    }

    private static String array(Collection<Integer> steps) {
        return steps.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static String hex(byte[] bytes) {
        return "\\\\x" + HexFormat.of().formatHex(bytes);
    }

    /** In PostgreSQL's text format; nothing of what is written here has a tab, a line feed or a backslash of its own. */
    private static String row(@Nullable Object... values) {
        return Stream.of(values)
                .map(value -> value == null ? ABSENT : value.toString())
                .collect(Collectors.joining("\t"));
    }
}

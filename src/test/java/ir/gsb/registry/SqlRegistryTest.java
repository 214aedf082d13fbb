package ir.gsb.registry;

import static ir.gsb.registry.TestRegistry.BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import ir.gsb.store.SharedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlRegistryTest {

    private static final String DATABASE = "sql_registry_test";
    private static final Party TAX = Party.parse("tax/portal");
    private static final InquiryType PERSON = InquiryType.parse("person-identity/v1");

    private HikariDataSource source;
    private SqlRegistry here;
    private SqlRegistry there;

    @BeforeEach
    void two_nodes() throws Exception {
        source = SharedPostgres.migrated(DATABASE);
        here = TestRegistry.of(source);
        there = TestRegistry.of(source);
    }

    @AfterEach
    void stop() {
        here.close();
        there.close();
        source.close();
    }

    @Test
    void knows_who_may_read_what_was_said() throws Exception {
        here.apply(RegistryFileTest.sample());
        assertThat(here.current().system(Party.parse("audit/office")).orElseThrow())
                .matches(PartySystem::auditor)
                .matches(PartySystem::payloadReader);

        here.apply(RegistryFileTest.yaml("""
            systems:
              - party: audit/office
                nameFa: دفتر
                nameEn: Office
                roles: [auditor]
            """));

        assertThat(here.current().system(Party.parse("audit/office")).orElseThrow())
                .matches(PartySystem::auditor)
                .matches(office -> !office.payloadReader());
        assertThat(here.current().system(TAX).orElseThrow()).matches(tax -> !tax.payloadReader());
    }

    @Test
    void gives_back_what_the_file_says() throws Exception {
        RegistryFile sample = RegistryFileTest.sample();

        here.apply(sample);

        Registry registry = here.current();
        assertThat(registry.agency("tax"))
                .contains(new Agency("tax", "سازمان امور مالیاتی کشور", "Tax Administration", false));
        assertThat(registry.inquiry(PERSON).orElseThrow().provider()).hasToString("civil-registry/population");
        assertThat(registry.agreements(TAX, PERSON))
                .containsExactly(sample.agreements().getFirst().entry());
        assertThat(registry.agreements(Party.parse("municipality/permits"), InquiryType.parse("postal-address/v1")))
                .containsExactly(sample.agreements().get(3).entry());
        RegisteredCertificate certificate = registry.certificatesOf(TAX).getFirst();
        assertThat(registry.certificate(certificate.thumbprint())).contains(certificate);
        assertThat(sample.certificates()).extracting(RegistryFile.Placed::entry).contains(certificate);
    }

    @Test
    void keeps_the_quotas_of_a_party_and_of_an_agreement() throws Exception {
        here.apply(RegistryFileTest.sample());
        here.apply(RegistryFileTest.yaml("""
            systems:
              - party: tax/portal
                nameFa: درگاه
                nameEn: Portal
                quotaPerDay: 5000
                quotaPerSecond: 20
            agreements:
              - id: A-LIMITED
                client: tax/portal
                inquiry: person-identity/v1
                modes: [VERIFY]
                fields: [firstName]
                purpose: purpose
                legalBasis: law
                validFrom: 2025-03-21T00:00:00+03:30
                quotaPerDay: 1000
                quotaPerSecond: 10
            """));

        PartySystem tax = here.current().system(TAX).orElseThrow();
        assertThat(tax.quotaPerDay()).contains(5000L);
        assertThat(tax.quotaPerSecond()).contains(20L);
        assertThat(here.current().agreements(TAX, PERSON))
                .filteredOn(agreement -> agreement.id().equals("A-LIMITED"))
                .singleElement()
                .matches(agreement -> agreement.quotaPerDay().equals(Optional.of(1000L)))
                .matches(agreement -> agreement.quotaPerSecond().equals(Optional.of(10L)));
        assertThat(tax.written().children()).containsKeys("quotaPerDay", "quotaPerSecond");
    }

    @Test
    void changes_nothing_when_the_same_file_comes_again() throws Exception {
        here.apply(RegistryFileTest.sample());
        long version = version();

        here.apply(RegistryFileTest.sample());

        assertThat(version()).isEqualTo(version);
    }

    @Test
    void counts_one_version_for_one_transaction() throws Exception {
        long version = version();

        here.apply(RegistryFileTest.sample());

        assertThat(version()).isEqualTo(version + 1);
    }

    @Test
    void shows_a_change_to_every_node_within_a_second() throws Exception {
        here.apply(RegistryFileTest.sample());
        await().until(() -> there.current().agency("tax").isPresent());

        here.apply(BY, Wishes.suspend("tax", true));
        assertThat(suspended(here)).isTrue();
        await().until(() -> suspended(there));

        String thumbprint = here.current().certificatesOf(TAX).getFirst().thumbprint();
        here.apply(BY, Wishes.revoke(thumbprint));
        await().until(() ->
                there.current().certificate(thumbprint).orElseThrow().revoked());

        here.apply(BY, Wishes.state(PERSON, Inquiry.State.DISABLED, "Maintenance"));
        await().until(() -> there.current().inquiry(PERSON).orElseThrow().state() == Inquiry.State.DISABLED);
    }

    @Test
    void sees_what_an_operator_changes_by_hand() throws Exception {
        here.apply(RegistryFileTest.sample());

        execute("update agency set suspended = true where id = 'tax'");

        await().until(() -> suspended(here));
    }

    @Test
    void keeps_suspensions_and_revocations_when_the_file_comes_again() throws Exception {
        here.apply(RegistryFileTest.sample());
        String thumbprint = here.current().certificatesOf(TAX).getFirst().thumbprint();
        here.apply(BY, Wishes.suspend("tax", true));
        here.apply(BY, Wishes.revoke(thumbprint));
        here.apply(BY, Wishes.state(PERSON, Inquiry.State.RETIRED, "Gone"));

        here.apply(RegistryFileTest.sample());

        assertThat(suspended(here)).isTrue();
        assertThat(here.current().certificate(thumbprint).orElseThrow().revoked())
                .isTrue();
        assertThat(here.current().inquiry(PERSON).orElseThrow().state()).isEqualTo(Inquiry.State.RETIRED);
    }

    @Test
    void adds_no_certificate_that_the_rule_objects_to_and_keeps_those_that_are_there() throws Exception {
        here.apply(RegistryFileTest.sample());
        try (var strict = TestRegistry.of(source, certificate -> Optional.of("is not welcome"))) {
            strict.apply(RegistryFileTest.sample());

            assertThatThrownBy(() -> strict.apply(
                            RegistryFileTest.yaml("""
                                agencies: [{id: newcomer, nameFa: تازه, nameEn: Newcomer}]
                                """ + RegistryFileTest.system("key-registered-before.pem"))))
                    .isInstanceOf(RegistryFileException.class)
                    .hasMessageContaining("systems[0].certificates[0].pem: is not welcome");
        }
    }

    @Test
    void registers_a_public_key_once_only() throws Exception {
        here.apply(RegistryFileTest.sample());
        long version = version();

        assertThatThrownBy(() ->
                        here.apply(RegistryFileTest.yaml("""
                            agencies: [{id: newcomer, nameFa: تازه, nameEn: Newcomer}]
                            """ + RegistryFileTest.system("key-registered-before.pem"))))
                .isInstanceOf(RegistryFileException.class)
                .hasMessageContaining(
                        "systems[0].certificates[0].pem: the public key of this certificate is registered");

        assertThat(version()).isEqualTo(version);
        assertThat(here.current().agency("newcomer")).isEmpty();
    }

    @Test
    void does_not_move_a_certificate_to_another_party() throws Exception {
        here.apply(RegistryFileTest.sample());

        assertThatThrownBy(() ->
                        here.apply(RegistryFileTest.yaml(RegistryFileTest.system("municipality-permits/cert.pem"))))
                .isInstanceOf(RegistryFileException.class)
                .hasMessageContaining("is registered already");
    }

    @Test
    void says_which_entry_names_what_is_not_registered() {
        assertThatThrownBy(() -> here.apply(RegistryFileTest.yaml(RegistryFileTest.system("tax-portal/cert.pem"))))
                .isInstanceOf(RegistryFileException.class)
                .hasMessageContaining("r.yaml: systems[0]: names an agency");
    }

    @Test
    void takes_files_from_two_nodes_at_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> both = List.of(() -> applied(here), () -> applied(there));
            for (var done : threads.invokeAll(both)) {
                assertThat(done.get()).isTrue();
            }
        }
    }

    @Test
    void keeps_the_last_registry_while_postgresql_is_away() throws Exception {
        here.apply(RegistryFileTest.sample());
        admit(false);

        await().during(Duration.ofMillis(600))
                .atMost(Duration.ofSeconds(30))
                .until(() -> here.current().agency("tax").isPresent());

        admit(true);
        execute("update agency set suspended = true where id = 'tax'");
        await().until(() -> suspended(here));
    }

    private static boolean applied(SqlRegistry node) throws Exception {
        node.apply(RegistryFileTest.sample());
        return node.current().agency("tax").isPresent();
    }

    private static boolean suspended(SqlRegistry node) {
        return node.current().agency("tax").orElseThrow().suspended();
    }

    private long version() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return SqlSnapshot.versionOf(connection);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void admit(boolean connections) throws SQLException {
        var server = SharedPostgres.server();
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("alter database " + DATABASE + " with allow_connections " + connections);
            if (!connections) {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + DATABASE + "'");
            }
        }
    }
}

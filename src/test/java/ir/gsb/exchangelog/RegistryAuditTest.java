package ir.gsb.exchangelog;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.exchangelog.Tampering.Kind;
import ir.gsb.registry.By;
import ir.gsb.registry.CertificateRule;
import ir.gsb.registry.RegistryFile;
import ir.gsb.registry.SqlRegistry;
import ir.gsb.registry.Wishes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever has full rights on the database changes the registry or its log: the audit finds it. */
class RegistryAuditTest {

    private static final By OPERATOR = new By("operator/registry", "The key of 0001234560 was stolen");

    @TempDir
    private static Path folder;

    private static TestLog log;
    private static TestNode node;

    @BeforeAll
    static void change_the_registry() throws Exception {
        log = new TestLog("registry_audit", folder);
        node = new TestNode(log.source, "here", new SettableClock());
        var acts = new RegistryActs(TestNode.settings("here"), TestNode.keys(), node.clock, TestNode.RANDOM);
        log.execute("insert into agency (id, name_fa, name_en) values ('older', 'کهن', 'Older than the log')");
        try (var registry = new SqlRegistry(log.source, acts, CertificateRule.NONE, node.clock, TestNode.RANDOM)) {
            byte[] yaml = "agencies: [{id: tax, nameFa: مالیات, nameEn: Tax}, {id: city, nameFa: شهر, nameEn: City}]"
                    .getBytes(StandardCharsets.UTF_8);
            registry.apply(RegistryFile.read("test", new ByteArrayInputStream(yaml), folder));
            registry.apply(OPERATOR, Wishes.suspend("tax", true));
        }
        try (Sequencer sequencer = log.sequencer("here")) {
            sequencer.start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> log.reader.lag() == 0 && log.reader.latest().isPresent());
        }
    }

    @AfterAll
    static void stop() {
        node.close();
        log.close();
    }

    private static List<Tampering> found() throws Exception {
        return new LogAudit(log.source, log.signer.verifier(), AttestationTrust.none())
                .full(Optional.empty(), (entry, of) -> {})
                .found();
    }

    @Test
    void finds_nothing_where_all_changes_were_recorded() throws Exception {
        assertThat(found()).isEmpty();
        assertThat(log.number("select count(*) from registry_change")).isEqualTo(4);
        assertThat(log.number("select count(*) from record where kind = 3 and outcome = 'registry-changed'"))
                .isEqualTo(4);
    }

    @Test
    void writes_no_number_of_a_person_into_a_reason() throws Exception {
        assertThat(log.number("select count(*) from registry_change where reason like '%0001234560%'"))
                .isZero();
        assertThat(log.number("select count(*) from registry_change where reason like '%(digits)%'"))
                .isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        REGISTRY_CHANGED     | agency tax  | update agency set suspended = false where id = 'tax'         | update agency set suspended = true where id = 'tax'
        REGISTRY_CHANGED     | agency new  | insert into agency values ('new', 'x', 'x')                  | delete from agency where id = 'new'
        REGISTRY_CHANGED     | agency city | delete from agency where id = 'city'                         | insert into agency values ('city', 'شهر', 'City')
        REGISTRY_LOG_CHANGED | registry change | update registry_change set actor = concat(actor, 'x')       | update registry_change set actor = rtrim(actor, 'x')
        REGISTRY_LOG_CHANGED | registry change | update registry_change set what = jsonb_set(what, '{more}', '1') | update registry_change set what = what - 'more'
        REGISTRY_LOG_CHANGED | registry change | insert into registry_change select gen_random_uuid(), at, version, actor, reason, what from registry_change limit 1 | delete from registry_change where uuid_extract_version(id) = 4
        REGISTRY_LOG_CHANGED | registry change | create table gone as select * from registry_change; delete from registry_change | insert into registry_change select * from gone; drop table gone
        """)
    void finds(Kind kind, String where, String tampering, String undoing) throws Exception {
        log.execute(tampering);
        try {
            assertThat(found()).anySatisfy(one -> {
                assertThat(one.kind()).isEqualTo(kind);
                assertThat(one.where()).startsWith(where);
            });
        } finally {
            log.execute(undoing);
        }
        assertThat(found()).isEmpty();
    }
}

package ir.gsb.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.canonical.Schemas;
import ir.gsb.message.Mode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryFileTest {

    static final Path CERTIFICATES = Path.of("src/test/resources/registry/certs");

    private static final String AGREEMENT = """
        agreements:
          - id: A-1
            client: tax/portal
            inquiry: person-identity/v1
            modes: [VERIFY]
            fields: [firstName]
            purpose: purpose
            legalBasis: law
            validFrom: 2025-03-21T00:00:00+03:30
        """;

    static RegistryFile sample() throws Exception {
        try (InputStream yaml =
                Objects.requireNonNull(RegistryFileTest.class.getResourceAsStream("/samples/registry.yaml"))) {
            return RegistryFile.read("registry.yaml", yaml, CERTIFICATES);
        }
    }

    static RegistryFile yaml(String text) {
        return RegistryFile.read(
                "r.yaml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), CERTIFICATES);
    }

    @Test
    void reads_the_sample() throws Exception {
        RegistryFile sample = sample();

        assertThat(sample.agencies())
                .extracting(a -> a.entry().id())
                .contains("civil-registry", "post", "tax", "municipality", "audit", "portal", "operator", "gsb");
        assertThat(sample.certificates())
                .hasSize(8)
                .allSatisfy(c -> assertThat(c.entry().thumbprint()).hasSize(43));
        Agreement last = sample.agreements().get(3).entry();
        assertThat(last.quotaPerDay()).contains(1000L);
        assertThat(last.modes()).containsExactly(Mode.RETRIEVE);
        assertThat(last.fields()).containsExactlyInAnyOrder("province", "county", "city", "streets", "plate");
        assertThat(last.validFrom()).isEqualTo("2025-03-20T20:30:00Z");
        assertThat(sample.inquiries())
                .filteredOn(i -> !i.entry().idempotent())
                .singleElement()
                .satisfies(i -> assertThat(i.entry().type()).hasToString("service-sheet/v1"));
    }

    @Test
    void sample_agreements_name_fields_that_their_schemas_have() throws Exception {
        Schemas schemas = Schemas.load(Path.of("schemas"));

        assertThat(sample().agreements())
                .allSatisfy(
                        agreement -> assertThat(schemas.model(agreement.entry().inquiry())
                                        .orElseThrow()
                                        .answerFields())
                                .containsAll(agreement.entry().fields()));
    }

    @Test
    void leaves_open_what_the_file_does_not_say() throws Exception {
        assertThat(sample().agencies()).extracting(a -> a.entry().suspended()).containsOnly(Optional.empty());
        assertThat(yaml("agencies: []").agreements()).isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        id: A-1            | id: A 1                  | agreements[0].id: must be 1 to 64
        client: tax/portal | client: tax              | agreements[0].client: a party is written agency/system
        purpose: purpose   | purpose:                 | agreements[0].purpose: is missing
        purpose: purpose   | purpose: 12              | agreements[0].purpose: must be text
        modes: [VERIFY]    | modes: [LOOK]            | agreements[0].modes: must be one of [VERIFY, RETRIEVE]
        modes: [VERIFY]    | modes: []                | agreements[0].modes: must name VERIFY
        modes: [VERIFY]    | modes: VERIFY            | agreements[0].modes: must be a list
        fields: [firstName] | fields: [First Name]    | agreements[0].fields: must name fields
        fields: [firstName] | quota: 5                | agreements[0].quota: is not known here
        fields: [firstName] | quotaPerDay: 0          | agreements[0].quotaPerDay: must be a whole number
        fields: [firstName] | validUntil: 2024-01-01T00:00:00Z | agreements[0].validUntil: must be later
        00:00:00+03:30     | 00:00:00                 | agreements[0].validFrom: must be a time with its offset
        inquiry: person-identity/v1 | inquiry: person | agreements[0].inquiry: an inquiry is written name/v1
        purpose: purpose   | id: again                | Duplicate field
        """)
    void says_where_and_what_is_wrong(String right, String wrong, String message) {
        assertThatThrownBy(() -> yaml(AGREEMENT.replace(right, wrong)))
                .isInstanceOf(RegistryFileException.class)
                .hasMessageStartingWith("r.yaml: ")
                .hasMessageContaining(message);
    }

    @Test
    void says_which_certificate_is_missing_or_none() {
        assertThatThrownBy(() -> yaml(system("absent.pem")))
                .hasMessageContaining("systems[0].certificates[0].pem: there is no readable file")
                .hasMessageContaining("absent.pem");
        assertThatThrownBy(() -> yaml(system("no-certificate.pem")))
                .hasMessageContaining("no-certificate.pem is no X.509 certificate");
    }

    @Test
    void says_which_file_is_missing() {
        assertThatThrownBy(() -> RegistryFile.read(Path.of("absent.yaml"), CERTIFICATES))
                .isInstanceOf(RegistryFileException.class)
                .hasMessageContaining("absent.yaml: cannot be read");
    }

    static String system(String pem) {
        return """
            systems:
              - party: tax/portal
                nameFa: درگاه
                nameEn: Portal
                certificates:
                  - pem: %s
            """.formatted(pem);
    }
}

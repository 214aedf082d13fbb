package ir.gsb.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.message.Party;
import ir.gsb.security.KeyType;
import ir.gsb.security.SamplePki;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings file: each default, and what is said of each fault. */
class ConnectorSettingsTest {

    @TempDir
    private static Path folder;

    @BeforeAll
    static void make_keys() throws IOException {
        Path pki = folder.resolve("pki");
        new SamplePki(pki, Clock.systemUTC(), new SecureRandom())
                .ensure(List.of(new SamplePki.Member(Party.parse("tax/portal"), KeyType.EC_P256)));
        Path identity = Files.createDirectories(folder.resolve("identity"));
        Files.copy(pki.resolve("tax-portal/key.pem"), identity.resolve("key.pem"));
        Files.copy(pki.resolve("tax-portal/cert.pem"), identity.resolve("certificate.pem"));
        Files.copy(pki.resolve("hub/signing-cert.pem"), identity.resolve("hub.pem"));
        Files.copy(pki.resolve("hub/signing-cert.pem"), folder.resolve("hub.pem"));
        Files.copy(pki.resolve("tax-portal/keystore.p12"), folder.resolve("agency.p12"));
        Files.writeString(folder.resolve("agency.password"), SamplePki.PASSWORD + "\n");
    }

    private static ConnectorSettings read(String yaml) throws IOException {
        return ConnectorSettings.read(Files.writeString(folder.resolve("connector.yaml"), yaml));
    }

    private static void refused(String yaml, String... words) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void defaults() throws IOException {
        ConnectorSettings settings = read("""
            hub: {url: "https://hub.example:8443"}
            identity: identity
            provider:
              services: [{path: /titles, url: "http://127.0.0.1:9000/titles"}]
            """);

        assertThat(settings.hub()).hasToString("https://hub.example:8443/");
        assertThat(settings.hubCertificates()).hasSize(1);
        assertThat(settings.ca()).isEmpty();
        assertThat(settings.key().open(Map.of()).algorithm().wire()).isEqualTo("ecdsa-p256-sha256");
        assertThat(settings.client()).isEqualTo(new InetSocketAddress("127.0.0.1", 7080));
        assertThat(settings.limits())
                .isEqualTo(new ConnectorSettings.Limits(1 << 20, 64, Duration.ofSeconds(60), Duration.ofSeconds(5)));
        assertThat(settings.provider()).hasValueSatisfying(provider -> {
            assertThat(provider.listen()).isEqualTo(new InetSocketAddress("127.0.0.1", 7081));
            assertThat(provider.authority()).isEqualTo("127.0.0.1:7081");
            assertThat(provider.remembered()).isEqualTo(200_000);
            assertThat(provider.services())
                    .singleElement()
                    .satisfies(service -> assertThat(service.isSoap()).isFalse());
        });
    }

    @Test
    void example_is_read_with_all_that_it_explains() throws IOException {
        String example;
        try (var in = ConnectorSettings.class.getResourceAsStream("example.yaml")) {
            example = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        ConnectorSettings settings = read(example);
        assertThat(settings.key()).isInstanceOf(KeySource.Pkcs12.class);
        assertThat(settings.provider()).isEmpty();

        String provider = example.substring(example.indexOf("# provider:"), example.indexOf("\nlimits:"));
        ConnectorSettings all = read(example.replace(provider, provider.replaceAll("(?m)^# ", "")));
        assertThat(all.provider().orElseThrow().services())
                .extracting(Services.Service::soapRequest)
                .containsExactly(Optional.empty(), Optional.of("GetPersonInfo"));
        assertThat(all.limits()).isEqualTo(settings.limits());
    }

    @Test
    void password_is_in_a_file_or_in_the_environment_and_never_guessed() throws IOException {
        var key = read("hub: {url: \"http://localhost:1\", certificates: [hub.pem]}\nkey: {keystore: agency.p12}")
                .key();

        assertThatThrownBy(() -> key.open(Map.of())).hasMessageContainingAll("key.password-file", KeySource.PASSWORD);
        assertThatThrownBy(() -> key.open(Map.of(KeySource.PASSWORD, "wrong"))).hasMessageContaining("agency.p12");
    }

    @Test
    void fault_names_line_and_key_and_says_what_to_do() {
        refused("", "connector.yaml is empty", "--example");
        refused("hub: [", "connector.yaml:", "is no YAML");
        refused("hub:\n  url: here\nidentity: identity", ":2 hub.url must be written http://HOST:PORT", "not here");
        refused("hub:\n  url: http://h:1/bus\nidentity: identity", ":2 hub.url", "without a path: http://h:1");
        refused("hub: {url: \"http://h:1\"}\nkey: {keystore: agency.p12}", "hub lacks hub.certificates");
        refused("hub: {url: \"http://h:1\", certificates: [hub.pem]}", "lacks identity: the folder that gsb join made");
        refused("hub: {url: \"http://h:1\", certificates: [other.pem]}\nidentity: identity", "other.pem", "not there");
        refused("hub: {url: \"http://h:1\", certificates: [agency.password]}\nidentity: identity", "a certificate");
        refused("hub: {url: \"http://h:1\"}\nidentity: identity\nhubs: 3", ":3 hubs means nothing here: write one of");
        refused("hub: {url: \"http://h:1\"}\nidentity: identity\nidentity: identity", ":3 identity is there twice");
        refused(
                "hub: {url: \"http://h:1\"}\nidentity: identity\nclient: {listen: 7080}",
                ":3 client.listen",
                "HOST:PORT");
        refused("hub: {url: \"http://h:1\"}\nidentity: identity\nlimits:\n  body: 1", ":4 limits.body", "from 1024 to");
        refused(
                "hub: {url: \"http://h:1\"}\n"
                        + "identity: identity\n"
                        + "provider:\n"
                        + "  services:\n"
                        + "    - path: titles\n"
                        + "      url: x",
                ":5 provider.services.path must begin with a slash");
        refused(
                "hub: {url: \"http://h:1\", certificates: [hub.pem]}\nkey: {library: agency.p12, slot: first}",
                ":2 key.slot must be the number of a slot");
    }
}

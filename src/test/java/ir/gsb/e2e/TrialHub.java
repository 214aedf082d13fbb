package ir.gsb.e2e;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import ir.gsb.TestFolder;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import ir.gsb.message.Protocol;
import ir.gsb.registry.RegistryFile;
import ir.gsb.security.SamplePki;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SigningKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A hub that may be treated badly: its providers fail as a test wants, its time-outs are short, few messages may be under
 * way at once, and its parties are of all kinds. It is shared by the tests of errors, one after the other.
 */
final class TrialHub {

    /** How long a provider may take. */
    static final Duration PROVIDER_TIMEOUT = Duration.ofSeconds(3);

    /** How many messages may be under way at once. */
    static final int PLACES = 8;

    /** How many of them a party may have that is alone. */
    static final int SHARE = PLACES / 2;

    static final InquiryType IDENTITY = SampleHub.IDENTITY;
    static final InquiryType ADDRESS = SampleHub.ADDRESS;

    /** Its route asks for an element that requests need not have. */
    static final InquiryType BROKEN = InquiryType.parse("postal-address/v2");

    static final String ASK_IDENTITY = """
        {"mode":"RETRIEVE","fields":["firstName","lastName"],"nationalId":"0001234560","birthDate":"1986-07-03"}\
        """;
    static final String ASK_ADDRESS = """
        {"mode":"RETRIEVE","fields":["province","city"],"postalCode":"1193653471"}\
        """;

    static final Path FOLDER = TestFolder.of("e2e/trial");
    private static final Path SAMPLES = Path.of("schemas");

    private static final class Holder {
        static final TrialHub HUB = new TrialHub();
    }

    private final SampleHub hub;
    private final WireMockServer providers;
    private final int proxyPort = SampleHub.freePort();

    private TrialHub() {
        providers = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .containerThreads(64));
        providers.start();
        answerAsUsual();
        try {
            Path routes = routes();
            Path schemas = schemas();
            keys();
            hub = new SampleHub(
                    FOLDER,
                    "--gsb.authorities=localhost:${server.port},127.0.0.1:${server.port},localhost:${gsb.tls.port}"
                            + ",127.0.0.1:${gsb.tls.port},localhost:" + proxyPort,
                    "--gsb.routes=" + routes,
                    "--gsb.schemas=" + schemas,
                    "--gsb.in-flight=" + PLACES,
                    "--gsb.queue.back-off=100ms",
                    "--gsb.queue.longest-back-off=500ms",
                    "--gsb.queue.attempts=8",
                    "--gsb.queue.requeue-after=1s",
                    "--gsb.queue.callback-ca=" + CallbackServers.authorities(FOLDER),
                    "--gsb.records.unverified-per-minute=100000",
                    "--gsb.providers.civil-registry.population.url=" + providers.baseUrl() + "/population",
                    "--gsb.providers.post.addresses.url=" + providers.baseUrl(),
                    "--gsb.providers.land-registry.titles.url=" + providers.baseUrl());
            register(REGISTRY);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        // A hub that has just started may take longer than its providers are given.
        await().atMost(Duration.ofMinutes(1))
                .until(() -> portal().ask(Protocol.REST, IDENTITY, ASK_IDENTITY, "T-IDENTITY")
                                .status()
                        == 200);
    }

    static TrialHub get() {
        return Holder.HUB;
    }

    SampleHub hub() {
        return hub;
    }

    WireMockServer providers() {
        return providers;
    }

    /** A port of which the hub knows that it is reached there, free for a proxy. */
    int proxyPort() {
        return proxyPort;
    }

    /** Where a party's {@code key.pem} and {@code cert.pem} are. */
    static Path folderOf(String party) {
        return FOLDER.resolve("parties").resolve(party.replace('/', '-'));
    }

    /** A PKI whose certificates have all expired. */
    static Path past() {
        return FOLDER.resolve("past");
    }

    Client client(String party) {
        return new Client(hub, key(party));
    }

    Client portal() {
        return client("trial/portal");
    }

    private static SigningKey key(String party) {
        Path folder = folderOf(party);
        return SigningKeys.fromPem(folder.resolve("key.pem"), folder.resolve("cert.pem"));
    }

    void register(String yaml) {
        try (var in = new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))) {
            hub.registry().apply(RegistryFile.read("trial", in, FOLDER.resolve("parties")));
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What a test does while its providers behave oddly. */
    @FunctionalInterface
    interface Trial {
        void run() throws Exception;
    }

    /** Both providers answer so, whatever they are asked, until the trial is over. */
    void whileProvidersAnswer(ResponseDefinitionBuilder answer, Trial trial) throws Exception {
        StubMapping stub = providers.stubFor(any(anyUrl()).atPriority(1).willReturn(answer));
        try {
            trial.run();
        } finally {
            providers.removeStub(stub);
        }
    }

    private void answerAsUsual() {
        providers.stubFor(post(urlPathEqualTo("/population")).atPriority(5).willReturn(identityFound()));
        providers.stubFor(WireMock.get(urlPathMatching("/api/v2/addresses/[0-9]+"))
                .atPriority(5)
                .willReturn(addressFound()));
    }

    static ResponseDefinitionBuilder identityFound() {
        return identity("answer-found.200");
    }

    static ResponseDefinitionBuilder identity(String sample) {
        return sample(
                "person-identity/v1/mappings/civil-registry-population/samples/" + sample, "text/xml; charset=utf-8");
    }

    static ResponseDefinitionBuilder addressFound() {
        return address("answer-found.200");
    }

    static ResponseDefinitionBuilder address(String sample) {
        return sample("postal-address/v1/mappings/post-addresses/samples/" + sample, "application/json");
    }

    private static ResponseDefinitionBuilder sample(String file, String type) {
        try {
            return aResponse()
                    .withStatus(Integer.parseInt(file.substring(file.length() - 3)))
                    .withHeader("Content-Type", type)
                    .withBody(Files.readString(SAMPLES.resolve(file)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Path routes() throws IOException {
        Path to = FOLDER.resolve("routes");
        copy(Path.of("routes"), to);
        Path inquiries = to.resolve("inquiries");
        for (String name : List.of("person-identity.v1.camel.yaml", "postal-address.v1.camel.yaml")) {
            Path file = inquiries.resolve(name);
            String hasty = Files.readString(file)
                    .replaceAll("(name: timeout\\s+value: )\"[0-9]+\"", "$1\"" + PROVIDER_TIMEOUT.toMillis() + "\"");
            Files.writeString(file, hasty + """
                      - name: breakerFailureRate
                        value: "100"
                """);
        }
        String broken = Files.readString(inquiries.resolve("postal-address.v1.camel.yaml"))
                .replace("postal-address-v1", "postal-address-v2")
                .replace("postal-address.v1", "postal-address.v2")
                .replace("- name: timeout", "- name: method\n        value: POST\n      - name: timeout");
        Files.writeString(inquiries.resolve("postal-address.v2.camel.yaml"), broken);
        return to;
    }

    private static Path schemas() throws IOException {
        Path to = FOLDER.resolve("schemas");
        copy(SAMPLES, to);
        Path second = to.resolve("postal-address/v2");
        copy(SAMPLES.resolve("postal-address/v1"), second);
        Path model = second.resolve("postal-address.xsd");
        Files.writeString(model, Files.readString(model).replace("postal-address:v1", "postal-address:v2"));
        Files.writeString(
                second.resolve("mappings/post-addresses/to-provider.jslt"),
                "error(\"a mapping that fails as it runs\")");
        return to;
    }

    static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.write(copy, Files.readAllBytes(file));
                }
            }
        }
    }

    private static void keys() throws IOException {
        Path parties = FOLDER.resolve("parties");
        Clock now = Clock.systemUTC();
        new SamplePki(parties, now, new SecureRandom())
                .ensure(members("trial/portal", "trial/other", "trial/lost", "halted/portal", "stranger/system"));
        Clock longAgo = Clock.offset(now, Duration.ofDays(-4 * 365)).withZone(ZoneOffset.UTC);
        Path past = past();
        new SamplePki(past, longAgo, new SecureRandom()).ensure(members("trial/past"));
        copy(past.resolve("trial-past"), parties.resolve("trial-past"));
    }

    private static List<SamplePki.Member> members(String... parties) {
        var kind = SamplePki.MEMBERS.getFirst().keyType();
        return List.of(parties).stream()
                .map(party -> new SamplePki.Member(Party.parse(party), kind))
                .toList();
    }

    /** An agreement of the portal of this hub. */
    static String agreement(String id, String inquiry, String modes, String fields, String more) {
        return """
            agreements:
              - id: %s
                client: trial/portal
                inquiry: %s
                modes: [%s]
                fields: [%s]
                purpose: See what the hub does when something is wrong
                legalBasis: Synthetic example
                validFrom: 2025-03-21T00:00:00+03:30
            %s\
            """.formatted(id, inquiry, modes, fields, more.isEmpty() ? "" : more.indent(4));
    }

    private static final String REGISTRY = """
        agencies:
          - {id: trial, nameFa: آزمون, nameEn: Trial}
          - {id: halted, nameFa: متوقف, nameEn: Halted, suspended: true}
        systems:
          - party: trial/portal
            nameFa: درگاه
            nameEn: Portal
            certificates:
              - pem: trial-portal/cert.pem
          - party: trial/other
            nameFa: دیگر
            nameEn: Other
            certificates:
              - pem: trial-other/cert.pem
          - party: trial/lost
            nameFa: گمشده
            nameEn: Lost
            certificates:
              - {pem: trial-lost/cert.pem, revoked: true}
          - party: trial/past
            nameFa: گذشته
            nameEn: Past
            certificates:
              - pem: trial-past/cert.pem
          - party: halted/portal
            nameFa: متوقف
            nameEn: Halted
            certificates:
              - pem: halted-portal/cert.pem
        inquiries:
          - type: postal-address/v2
            provider: post/addresses
            titleFa: نشانی
            titleEn: Address by a broken route
            idempotent: true
          - type: postal-address/v9
            provider: post/addresses
            titleFa: نشانی
            titleEn: Address as it was
            idempotent: true
            state: RETIRED
            notice: Use postal-address/v1.
        agreements:
          - {id: T-IDENTITY, client: trial/portal, inquiry: person-identity/v1, modes: [VERIFY, RETRIEVE],
             fields: [firstName, lastName, gender], purpose: Trial, legalBasis: Synthetic,
             validFrom: "2025-03-21T00:00:00+03:30"}
          - {id: T-ADDRESS, client: trial/portal, inquiry: postal-address/v1, modes: [VERIFY, RETRIEVE],
             fields: [province, city, streets, plate], purpose: Trial, legalBasis: Synthetic,
             validFrom: "2025-03-21T00:00:00+03:30"}
          - {id: T-VERIFY, client: trial/portal, inquiry: postal-address/v1, modes: [VERIFY],
             fields: [province, city], purpose: Trial, legalBasis: Synthetic,
             validFrom: "2025-03-21T00:00:00+03:30"}
          - {id: T-EXPIRED, client: trial/portal, inquiry: postal-address/v1, modes: [VERIFY, RETRIEVE],
             fields: [province, city], purpose: Trial, legalBasis: Synthetic,
             validFrom: "2025-03-21T00:00:00+03:30", validUntil: "2025-04-21T00:00:00+03:30"}
          - {id: T-TITLE, client: trial/portal, inquiry: property-title/v1, modes: [VERIFY, RETRIEVE],
             fields: [share, area], purpose: Trial, legalBasis: Synthetic,
             validFrom: "2025-03-21T00:00:00+03:30"}
          - {id: T-BROKEN, client: trial/portal, inquiry: postal-address/v2, modes: [VERIFY, RETRIEVE],
             fields: [province, city], purpose: Trial, legalBasis: Synthetic,
             validFrom: "2025-03-21T00:00:00+03:30"}
        """;
}

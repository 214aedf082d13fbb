package ir.gsb.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ir.gsb.TestFolder;
import ir.gsb.exchangelog.DoneAct;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.exchangelog.LogReader;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Party;
import ir.gsb.message.Protocol;
import ir.gsb.registry.RegistryFile;
import ir.gsb.registry.RegistryFileException;
import ir.gsb.security.Certificates;
import ir.gsb.security.OutsideAuthority;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.SamplePki;
import ir.gsb.security.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An auditor's office takes the evidence of exchanges out of a hub, and checks it without that hub. */
class EvidenceIT {

    private static final Party OFFICE = Party.parse("audit/office");
    private static final int ENDED = 2;

    private static final class Holder {
        static final Path FOLDER = TestFolder.of("e2e/evidence");
        static final OutsideAuthority AUTHORITY = new OutsideAuthority(Clock.systemUTC());
        static final Path OUTSIDE = FOLDER.resolve("outside.pem");
        static final SampleHub HUB = hub();

        /** Trusts two authorities: the sample's, which has a list, and another, which has a responder. */
        private static SampleHub hub() {
            Path pki = FOLDER.resolve("pki");
            try {
                new SamplePki(pki, Clock.systemUTC(), new SecureRandom()).ensure(SamplePki.MEMBERS);
                Files.write(OUTSIDE, Certificates.pem(List.of(AUTHORITY.certificate())));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            return new SampleHub(
                    FOLDER,
                    "--gsb.log.timestamp-every=1s",
                    "--gsb.trust.anchors=" + pki.resolve("ca.pem") + "," + OUTSIDE,
                    "--gsb.trust.sources[0].issuer=O=GSB sample,CN=GSB sample CA - never for production",
                    "--gsb.trust.sources[0].crl=" + AUTHORITY.serve("/ca.crl", pki.resolve("ca.crl")),
                    "--gsb.trust.refresh=500ms",
                    "--gsb.trust.patience=20s");
        }
    }

    private final SampleHub hub = Holder.HUB;
    private final Client tax = new Client(hub, hub.key(SampleHub.TAX));
    private final Client office = new Client(hub, hub.key(OFFICE));

    @TempDir
    private Path folder;

    private ExchangeId asked(Protocol protocol) throws Exception {
        return ExchangeId.parse(tax.ask(protocol, SampleHub.IDENTITY, TrialHub.ASK_IDENTITY, "A-1001")
                .exchangeId());
    }

    private void awaitTimeStamp(ExchangeId id) {
        LogReader log = hub.part(LogReader.class);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> log.indexOf(id, ENDED)
                        .flatMap(log::attested)
                        .filter(found -> !found.timeStamps().isEmpty())
                        .isPresent());
    }

    private static Shell.Ended gsb(String... words) throws IOException {
        return Shell.run(HubProgram.command(words));
    }

    private Shell.Ended take(ExchangeId id, Path file, String party) throws IOException {
        return gsb(
                "evidence",
                id.toString(),
                "-o",
                file.toString(),
                "--as",
                party,
                "--certs",
                hub.pki().toString(),
                "--hub",
                "http://" + hub.authority());
    }

    private Shell.Ended verify(Path file, String... trust) throws IOException {
        List<String> words = new ArrayList<>(List.of("verify", file.toString(), "--json", "--log-key"));
        words.add(hub.pki().resolve("hub/log.vkey").toString());
        words.addAll(List.of(trust));
        return gsb(words.toArray(String[]::new));
    }

    private String[] trust() {
        String ca = hub.pki().resolve("ca.pem").toString();
        return new String[] {"--ca", ca, "--tsa", ca};
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void evidence_is_valid_by_itself_until_a_byte_is_changed(Protocol protocol) throws Exception {
        ExchangeId id = asked(protocol);
        awaitTimeStamp(id);
        Path file = folder.resolve("exchange.asice");

        Shell.Ended taken = take(id, file, "audit/office");
        Shell.Ended verified = verify(file, trust());
        byte[] changed = Files.readAllBytes(file);
        changed[changed.length / 2] ^= 1;
        Path spoiled = Files.write(folder.resolve("spoiled.asice"), changed);

        assertThat(taken.code()).as("%s", taken).isZero();
        assertThat(verified.code()).as("%s", verified).isZero();
        JsonNode checks = new JsonMapper().readTree(verified.out()).get("checks");
        assertThat(checks).hasSize(9);
        for (JsonNode check : checks) {
            String expected = check.get("subject").asText().equals("witnesses") ? "not-checked" : "holds";
            assertThat(check.get("verdict").asText()).as("%s", check).isEqualTo(expected);
        }
        assertThat(verify(spoiled, trust()).code()).isEqualTo(1);
        assertThat(verify(file).code()).isEqualTo(2);
        opensslVerifies(file);
    }

    @Test
    void evidence_of_a_line_says_that_its_client_signed_the_batch_as_a_whole() throws Exception {
        String line = """
            {"messageId":"%s","agreement":"A-1001","request":%s}
            """.formatted(UUID.randomUUID(), TrialHub.ASK_IDENTITY);
        Told batch = tax.send(Letter.rest(new RestRequestSigner(tax.key(), tax.clock(), new SecureRandom())
                .sign(
                        "POST",
                        URI.create("http://" + hub.authority() + "/inquiries/person-identity/v1/batch"),
                        Letter.headers(
                                "content-type",
                                "application/x-ndjson",
                                "gsb-message-id",
                                UUID.randomUUID().toString()),
                        line.getBytes(StandardCharsets.UTF_8))));
        String answers = "/exchanges/" + batch.exchangeId() + "/answers?from=1";
        JsonNode answer = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> new JsonMapper()
                                .readTree(tax.send(tax.get(answers)).reply().text()),
                        one -> one.path("state").asText().equals("DONE"));
        ExchangeId id = ExchangeId.parse(answer.get("exchangeId").asText());
        awaitTimeStamp(id);
        Path file = folder.resolve("line.asice");

        assertThat(take(id, file, "audit/office").code()).isZero();
        Shell.Ended verified = verify(file, trust());

        assertThat(verified.code()).as("%s", verified).isZero();
        assertThat(verified.out()).contains("tax/portal signed the digest of the whole, sha-256=");
    }

    private void opensslVerifies(Path file) throws IOException {
        Shell.needs("openssl", "openssl", "version");
        try (var zip = new ZipFile(file.toFile())) {
            for (String name : List.of("META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s")) {
                Path to = folder.resolve(Path.of(name).getFileName());
                Files.write(to, zip.getInputStream(zip.getEntry(name)).readAllBytes());
            }
        }
        var ended = Shell.run(List.of(
                "openssl",
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                folder.resolve("signature001.p7s").toString(),
                "-content",
                folder.resolve("ASiCManifest001.xml").toString(),
                "-CAfile",
                hub.pki().resolve("ca.pem").toString(),
                "-purpose",
                "any",
                "-out",
                folder.resolve("verified").toString()));
        assertThat(ended.code()).as("%s", ended).isZero();
    }

    @Test
    void waits_for_the_checkpoint_that_is_over_a_new_exchange() throws Exception {
        Told told = office.send(office.get("/audit/exchanges/" + asked(Protocol.REST) + "/evidence"));

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.headers().first("content-type")).contains("application/vnd.etsi.asic-e+zip");
        assertThat(told.headers().first("content-digest")).isPresent();
    }

    @Test
    void a_refused_message_has_evidence_too() throws Exception {
        Told refused = tax.ask(Protocol.REST, SampleHub.IDENTITY, "{}", "A-1001");
        var id = ExchangeId.parse(refused.exchangeId());
        Path file = folder.resolve("refused.asice");
        awaitTimeStamp(id);

        Shell.Ended taken = take(id, file, "audit/office");

        assertThat(taken.code()).as("%s", taken).isZero();
        Shell.Ended verified = verify(file, trust());
        assertThat(verified.code()).as("%s", verified).isZero();
    }

    @Test
    void that_it_was_taken_is_recorded_as_an_act_and_as_an_exchange() throws Exception {
        ExchangeId id = asked(Protocol.REST);

        Told told = office.send(office.get("/audit/exchanges/" + id + "/evidence"));

        assertThat(ErrorTable.Recorded.of(hub, told.exchangeId()).orElseThrow().outcome())
                .isEqualTo("SHOWN");
        List<DoneAct> acts = hub.part(ExchangeSearch.class)
                .acts(Optional.of(OFFICE.toString()), Optional.empty(), 200)
                .rows();
        assertThat(acts).anySatisfy(act -> {
            assertThat(act.word()).isEqualTo("evidence-exported");
            assertThat(act.about()).contains(id);
            assertThat(act.reason()).contains(told.exchangeId());
        });
    }

    @Test
    void the_answer_of_an_outside_authority_counts_and_is_evidence() throws Exception {
        SigningKey key = Holder.AUTHORITY.issue("tax portal");
        register(key.certificate());
        var outside = new Client(hub, key);
        ExchangeId id = ExchangeId.parse(outside.ask(Protocol.REST, SampleHub.IDENTITY, TrialHub.ASK_IDENTITY, "A-1001")
                .exchangeId());
        awaitTimeStamp(id);
        Path file = folder.resolve("outside.asice");

        Shell.Ended taken = take(id, file, "audit/office");
        Shell.Ended verified = verify(
                file,
                "--ca",
                hub.pki().resolve("ca.pem").toString(),
                "--ca",
                Holder.OUTSIDE.toString(),
                "--tsa",
                hub.pki().resolve("ca.pem").toString());

        assertThat(taken.code()).as("%s", taken).isZero();
        assertThat(verified.code()).as("%s", verified).isZero();
        assertThat(verified.out()).contains("none was revoked, say the 1 OCSP answers and 1 CRLs of the container");

        Holder.AUTHORITY.revoke(key.certificate());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> outside.ask(Protocol.REST, SampleHub.IDENTITY, TrialHub.ASK_IDENTITY, "A-1001")
                                .status()
                        == 401);
        ErrorTable.require(
                hub,
                outside.ask(Protocol.SOAP_1_2, SampleHub.IDENTITY, TrialHub.ASK_IDENTITY, "A-1001"),
                "certificate-revoked");
        assertThat(verify(file, trust()).code())
                .as("who trusts the other authority alone")
                .isEqualTo(1);
    }

    @Test
    void refuses_to_register_a_certificate_of_an_authority_that_is_not_trusted() {
        try (var stranger = new OutsideAuthority(Clock.systemUTC())) {
            assertThatThrownBy(() -> register(stranger.issue("stranger").certificate()))
                    .isInstanceOf(RegistryFileException.class)
                    .hasMessageContaining("is not of an authority that this hub trusts");
        }
    }

    private void register(X509Certificate certificate) throws SQLException {
        hub.registry().apply(RegistryFile.json("registry", """
            {"systems": [{"party": "tax/portal", "nameFa": "درگاه", "nameEn": "Portal",
              "certificates": [{"pem": "%s"}]}]}
            """.formatted(
                        new String(Certificates.pem(List.of(certificate)), UTF_8).replace("\n", "\\n"))
                .getBytes(UTF_8)));
    }

    @Test
    void refuses_those_without_the_role_and_exchanges_that_are_not_there() throws Exception {
        String path = "/audit/exchanges/" + asked(Protocol.REST) + "/evidence";
        Path file = folder.resolve("none.asice");

        ErrorTable.require(hub, tax.send(tax.get(path)), "access-denied");
        ErrorTable.require(
                hub,
                office.send(office.get("/audit/exchanges/01890000-0000-7000-8000-000000000000/evidence")),
                "unknown-exchange");
        assertThat(take(asked(Protocol.REST), file, "tax/portal").code()).isEqualTo(1);
        assertThat(file).doesNotExist();
    }
}

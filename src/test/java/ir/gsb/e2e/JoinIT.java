package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.joining.Issuing;
import ir.gsb.joining.JoiningApi;
import ir.gsb.joining.JoiningSettings;
import ir.gsb.joining.Joinings;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.message.Party;
import ir.gsb.message.Protocol;
import ir.gsb.message.Received;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Timeline;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.TestRegistry;
import ir.gsb.registry.Wishes;
import ir.gsb.security.Certificates;
import ir.gsb.security.Fingerprint;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.RestResponseVerifier;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SigningKeys;
import ir.gsb.security.TestRequests;
import ir.gsb.security.Thumbprint;
import ir.gsb.security.TrustAnchors;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An agency that nobody knows comes to a certificate, and strangers come to nothing. */
class JoinIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String OPERATOR = "operator/registry";
    private static final String ECDSA = "SHA256withECDSA";

    private static SampleHub hub;

    @BeforeAll
    static void start() {
        hub = SampleHub.get();
    }

    @Test
    void two_certificates_of_a_party_are_good_side_by_side_until_one_is_revoked() throws Exception {
        Party party = stranger("rotation");
        SigningKey old = join(party, TestRequests.ec("secp256r1"), names());
        SigningKey young = join(party, TestRequests.ec("secp384r1"), "'existing': true");

        assertThat(asks(old)).isEqualTo(200);
        assertThat(asks(young)).isEqualTo(200);
        assertThat(list().isRevoked(old.certificate())).isFalse();

        hub.registry().apply(TestRegistry.BY, Wishes.revoke(old.thumbprint()));

        assertThat(asks(old)).isEqualTo(401);
        assertThat(asks(young)).isEqualTo(200);
        assertThat(list().isRevoked(old.certificate())).isTrue();
        assertThat(list().isRevoked(young.certificate())).isFalse();
    }

    @Test
    void what_is_issued_says_nothing_that_the_request_claimed() throws Exception {
        Party party = stranger("claims");
        X509Certificate issued = join(party, TestRequests.rsa(2048), names()).certificate();

        assertThat(issued.getSubjectX500Principal().getName()).isEqualTo("O=" + party.agency() + ",CN=" + party);
        assertThat(issued.getBasicConstraints()).isEqualTo(-1);
        issued.verify(authority().getPublicKey());
        assertThat(hub.registry().current().system(party).orElseThrow().roles()).isEmpty();
    }

    @Test
    void what_waits_gives_no_right() throws Exception {
        KeyPair pair = TestRequests.ec("secp256r1");
        Party party = stranger("waits");
        JsonNode waits = asked(party, TestRequests.of(pair, ECDSA));

        assertThat(waits.path("state").asText()).isEqualTo("WAITING");
        assertThat(waits.path("id").asText()).matches("[0-9a-f]{32}");
        assertThat(waits.path("fingerprint").asText()).isEqualTo(Fingerprint.of(pair.getPublic()));
        assertThat(waits.has("certificate")).isFalse();
        assertThat(hub.registry().current().agency(party.agency())).isEmpty();
    }

    @Test
    void the_same_request_again_is_the_same_and_another_with_its_key_is_refused() throws Exception {
        KeyPair pair = TestRequests.ec("secp256r1");
        byte[] request = TestRequests.of(pair, ECDSA);
        Party party = stranger("again");
        String id = asked(party, request).path("id").asText();

        assertThat(asked(party, request).path("id").asText()).isEqualTo(id);
        refused(ask("party=thief/records&contact=a@b.c", request), 409, "state-conflict");
    }

    @Test
    void a_key_is_registered_once_only() throws Exception {
        KeyPair pair = TestRequests.ec("secp256r1");
        join(stranger("once"), pair, names());

        refused(ask("party=twice/records&contact=a@b.c", TestRequests.of(pair, ECDSA)), 409, "state-conflict");
    }

    @Test
    void refuses_what_strangers_must_not_send() throws Exception {
        byte[] request = TestRequests.of(TestRequests.ec("secp256r1"), ECDSA);
        String right = "party=health/wrong&contact=it@health.example";

        for (String wrong : new String[] {
            "party=health&contact=a@b.c",
            "party=Health/records&contact=a@b.c",
            "party=health/records",
            "party=health/records&contact=<script>",
            right + "&roles=operator",
            right + "&party=tax/portal"
        }) {
            refused(ask(wrong, request), 400, "schema-violation");
        }
        refused(ask(right, new byte[9000]), 413, "message-too-large");
        refused(ask(right, "hello".getBytes(StandardCharsets.US_ASCII)), 400, "malformed-message");
        refused(ask(right, TestRequests.of(TestRequests.rsa(1024), "SHA256withRSA")), 400, "schema-violation");
        refused(ask(right, TestRequests.of(TestRequests.ec("secp256k1"), ECDSA)), 400, "schema-violation");
        refused(send("POST", "/joinings?" + right, "application/json", request), 415, "unsupported-media-type");
        refused(send("GET", "/joinings", "application/pkcs10", new byte[0]), 405, "method-not-allowed");
    }

    @Test
    void ids_that_are_guessed_lead_nowhere() throws Exception {
        for (String id : new String[] {"0".repeat(32), "1", "x'--", "..x"}) {
            assertThat(send("GET", "/joinings/" + id, "text/plain", new byte[0]).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void the_operator_sees_that_an_agency_exists_and_must_mean_it() throws Exception {
        JsonNode waits = asked(Party.parse(OPERATOR), TestRequests.of(TestRequests.ec("secp256r1"), ECDSA));
        String id = waits.path("id").asText();
        String fingerprint = waits.path("fingerprint").asText();

        JsonNode shown = call("GET", OPERATOR, "/registry/joinings/" + id, "").json();
        assertThat(shown.path("warning").asText()).contains("exists already", "the roles operator");
        Told unmeant = approve(OPERATOR, id, fingerprint, "'agencyNameFa': 'x'");
        assertThat(unmeant.status()).isEqualTo(409);
        assertThat(unmeant.json().path("detail").asText()).contains("exists already");
        assertThat(unmeant.json().at("/violations/0/pointer").asText()).isEqualTo("/existing");

        Told declined =
                call("POST", OPERATOR, "/registry/joinings/" + id + "/decline", "{'reason': 'Nobody of us asked'}");

        assertThat(declined.status()).as(declined.reply().text()).isEqualTo(200);
        JsonNode refused = look(id);
        assertThat(refused.path("state").asText()).isEqualTo("REFUSED");
        assertThat(refused.path("reason").asText()).isEqualTo("Nobody of us asked");
        assertThat(approve(OPERATOR, id, fingerprint, "'existing': true").status())
                .isEqualTo(409);
        assertThat(hub.registry().current().certificatesOf(Party.parse(OPERATOR)))
                .hasSize(1);
    }

    @Test
    void nobody_but_the_operator_approves_and_only_with_the_fingerprint() throws Exception {
        Party party = stranger("deny");
        JsonNode waits = asked(party, TestRequests.of(TestRequests.ec("secp256r1"), ECDSA));
        String id = waits.path("id").asText();
        String fingerprint = waits.path("fingerprint").asText();

        assertThat(approve("tax/portal", id, fingerprint, names()).status()).isEqualTo(403);
        assertThat(approve("audit/office", id, fingerprint, names()).status()).isEqualTo(403);
        assertThat(call("GET", "tax/portal", "/registry/joinings", "").status()).isEqualTo(403);
        Told other = approve(OPERATOR, id, "00".repeat(32), names());
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.json().path("violations").toString()).contains("/fingerprint", "do not approve");
        Told unnamed = approve(OPERATOR, id, fingerprint, "'agencyNameFa': 'بی‌نام'");
        assertThat(unnamed.status()).isEqualTo(400);
        assertThat(unnamed.json().path("violations").findValuesAsText("pointer"))
                .containsExactly("/agencyNameEn", "/systemNameFa", "/systemNameEn");
        assertThat(look(id).path("state").asText()).isEqualTo("WAITING");
        assertThat(hub.registry().current().agency(party.agency())).isEmpty();
    }

    @Test
    void takes_an_outside_certificate_only_of_this_key_and_under_an_anchor() throws Exception {
        KeyPair pair = TestRequests.ec("secp256r1");
        String id = asked(stranger("outside"), TestRequests.of(pair, ECDSA))
                .path("id")
                .asText();
        String other = new String(
                        Certificates.pem(List.of(hub.key(SampleHub.TAX).certificate())), StandardCharsets.US_ASCII)
                .replace("\n", "\\n");

        Told refused =
                approve(OPERATOR, id, Fingerprint.of(pair.getPublic()), names() + ", 'certificate': '" + other + "'");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("violations").toString()).contains("/certificate", "of the key");
    }

    @Test
    void has_room_for_so_many_and_for_so_many_of_one_address() throws Exception {
        asked(stranger("room"), TestRequests.of(TestRequests.ec("secp256r1"), ECDSA));
        JoiningApi full = api(new JoiningSettings(true, 1, 10, Duration.ofDays(1)));
        JoiningApi narrow = api(new JoiningSettings(true, 1000, 1, Duration.ofDays(1)));
        JoiningApi closed = api(new JoiningSettings(false, 1000, 1000, Duration.ofDays(1)));

        refusedBy(full, "192.0.2.1", "Too many");
        String address = "address " + UUID.randomUUID();
        narrow.answer(received(address));
        refusedBy(narrow, address, "within a day");
        refusedBy(closed, "192.0.2.3", "takes no requests");
    }

    private static void refusedBy(JoiningApi api, String source, String why) {
        assertThatThrownBy(() -> api.answer(received(source)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().detail()).contains(why));
    }

    private static JoiningApi api(JoiningSettings settings) {
        var random = new SecureRandom();
        var acts = new RecordedActs(
                hub.store(), hub.part(RecordingSettings.class), hub.part(MasterKeys.class), Clock.systemUTC(), random);
        var issuing = new Issuing(Optional.empty(), new TrustAnchors(List.of()), Clock.systemUTC());
        return new JoiningApi(
                new Joinings(hub.store(), hub.registry(), acts, issuing, settings, Clock.systemUTC(), random));
    }

    private static Received received(String source) throws Exception {
        byte[] body = TestRequests.of(TestRequests.ec("secp256r1"), ECDSA);
        Clock clock = Clock.systemUTC();
        return new Received(
                ExchangeId.at(clock.instant(), new SecureRandom()),
                clock.instant(),
                Protocol.REST,
                "POST",
                hub.authority(),
                "/joinings",
                Optional.of("party=room/" + UUID.randomUUID().toString().substring(0, 8) + "&contact=a@b.c"),
                Optional.empty(),
                new Headers(List.of()),
                body,
                body.length,
                source,
                Optional.empty(),
                new Timeline());
    }

    /** Of a new agency, also where the store of an earlier run is still there. */
    private static Party stranger(String name) {
        return new Party(name + "-" + UUID.randomUUID().toString().substring(0, 8), "records");
    }

    private static String names() {
        return "'agencyNameFa': 'سازمان نمونه', 'agencyNameEn': 'Sample', 'systemNameFa': 'سامانه',"
                + " 'systemNameEn': 'System'";
    }

    /** A key of a party that joined. */
    private static SigningKey join(Party party, KeyPair pair, String more) throws Exception {
        String algorithm = pair.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : ECDSA;
        JsonNode waits = asked(party, TestRequests.of(pair, algorithm));
        Told approved = approve(
                OPERATOR, waits.path("id").asText(), waits.path("fingerprint").asText(), more);
        assertThat(approved.status()).as(approved.reply().text()).isEqualTo(200);
        String pem = look(waits.path("id").asText()).path("certificate").asText();
        X509Certificate certificate =
                Certificates.read(pem.getBytes(StandardCharsets.US_ASCII)).getFirst();
        assertThat(hub.registry().current().certificate(Thumbprint.of(certificate)))
                .map(RegisteredCertificate::party)
                .contains(party);
        return SigningKey.of(pair.getPrivate(), certificate);
    }

    private static int asks(SigningKey key) throws Exception {
        var client = new Client(hub, key);
        return client.send(client.get("/inquiries")).status();
    }

    private static JsonNode asked(Party party, byte[] request) throws Exception {
        RawHttp.Response answer = ask("party=" + party + "&contact=it@health.example", request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return JSON.readTree(answer.body());
    }

    private static RawHttp.Response ask(String query, byte[] request) throws Exception {
        return send("POST", "/joinings?" + query, "application/pkcs10", request);
    }

    private static JsonNode look(String id) throws Exception {
        return JSON.readTree(
                send("GET", "/joinings/" + id, "text/plain", new byte[0]).body());
    }

    /** Believes nothing that the hub did not sign. */
    private static RawHttp.Response send(String method, String path, String type, byte[] body) throws Exception {
        var answer = RawHttp.send(hub.port(), method, path, Letter.headers("content-type", type), body);
        RestResponseVerifier.ofHub(hub.hubCertificate())
                .verifyUnbound(answer.status(), answer.headers(), answer.body());
        return answer;
    }

    private static void refused(RawHttp.Response answer, int status, String code) throws Exception {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("code").asText()).isEqualTo(code);
    }

    private static Told approve(String as, String id, String fingerprint, String more) throws Exception {
        return call(
                "POST",
                as,
                "/registry/joinings/" + id + "/approve",
                "{'reason': 'A test', 'fingerprint': '" + fingerprint + "', " + more + "}");
    }

    private static Told call(String method, String as, String path, String json) throws Exception {
        var client = new Client(hub, hub.key(Party.parse(as)));
        if (method.equals("GET")) {
            return client.send(client.get(path));
        }
        var signer = new RestRequestSigner(client.key(), Clock.systemUTC(), new SecureRandom());
        Headers headers = Letter.headers(
                "content-type",
                "application/json",
                "gsb-message-id",
                UUID.randomUUID().toString());
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return client.send(
                Letter.rest(signer.sign(method, URI.create("http://" + hub.authority() + path), headers, body)));
    }

    private static X509Certificate authority() throws Exception {
        var file = RawHttp.send(hub.port(), "GET", "/ca/certificate", new Headers(List.of()), new byte[0]);
        assertThat(file.headers().first("content-type")).contains("application/pkix-cert");
        X509Certificate certificate = Certificates.read(file.body()).getFirst();
        assertThat(certificate).isEqualTo(SigningKeys.certificate(hub.pki().resolve("ca.pem")));
        return certificate;
    }

    private static X509CRL list() throws Exception {
        var file = RawHttp.send(hub.port(), "GET", "/ca/crl", new Headers(List.of()), new byte[0]);
        assertThat(file.headers().first("content-type")).contains("application/pkix-crl");
        var list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(file.body()));
        list.verify(authority().getPublicKey());
        return list;
    }
}

package ir.gsb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.message.Party;
import ir.gsb.security.CertificateAuthority;
import ir.gsb.security.CertificateRequest;
import ir.gsb.security.Certificates;
import ir.gsb.security.SamplePki;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SigningKeys;
import ir.gsb.security.Thumbprint;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinCommandTest {

    private static final Party RECORDS = new Party("health", "records");

    @TempDir
    private Path folder;

    private Path own;
    private SigningKey hubKey;
    private SigningKey otherKey;
    private StrangersHub hub;
    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void start() throws Exception {
        Path pki = TestHub.pki();
        own = folder.resolve("health-records");
        hubKey = SigningKeys.fromPem(pki.resolve("hub/signing-key.pem"), pki.resolve("hub/signing-cert.pem"));
        otherKey = SigningKeys.fromPem(pki.resolve("tax-portal/key.pem"), pki.resolve("tax-portal/cert.pem"));
        hub = new StrangersHub(hubKey);
        hub.says("WAITING", "more", "");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private int join(String... more) {
        out = new StringWriter();
        err = new StringWriter();
        String[] all = {"join", RECORDS.toString(), "--hub", hub.url(), "--out", own.toString()};
        String[] args = Stream.of(all, more).flatMap(Arrays::stream).toArray(String[]::new);
        return GsbCommand.run(
                InputStream.nullInputStream(), new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private int ask() {
        return join("--contact", "it@health.example");
    }

    /** The certificate that an authority gives to who sent a request. */
    private String issued(byte[] request) throws Exception {
        var key = SigningKeys.fromPkcs12(TestHub.pki().resolve("hub/authority.p12"), SamplePki.PASSWORD.toCharArray());
        var authority = new CertificateAuthority(
                key, Duration.ofDays(1), Optional.empty(), Clock.systemUTC(), new SecureRandom());
        return new String(
                Certificates.pem(
                        List.of(authority.issue(CertificateRequest.read(request).key(), RECORDS))),
                StandardCharsets.US_ASCII);
    }

    @Test
    void makes_a_key_asks_once_and_then_looks() throws Exception {
        assertThat(ask()).as(() -> err.toString()).isZero();

        assertThat(out.toString()).contains("trusted because it came first", "fingerprint    00:11");
        assertThat(Files.getPosixFilePermissions(own.resolve("key.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        byte[] key = Files.readAllBytes(own.resolve("key.pem"));
        assertThat(join()).isZero();
        assertThat(hub.asked)
                .containsExactly(
                        "GET /.well-known/gsb",
                        "POST /joinings?party=health/records&contact=it@health.example",
                        "GET /joinings/0123456789abcdef0123456789abcdef");
        assertThat(Files.readAllBytes(own.resolve("key.pem"))).isEqualTo(key);
    }

    @Test
    void keeps_the_certificate_of_its_key_and_says_what_is_next() throws Exception {
        ask();
        hub.says("APPROVED", "certificate", issued(hub.requests.getFirst()));

        assertThat(join("--wait")).as(() -> err.toString()).isZero();

        assertThat(out.toString())
                .contains("joined         health/records", "gsb doctor --hub " + hub.url() + " --identity " + own);
        SigningKeys.fromPem(own.resolve("key.pem"), own.resolve("certificate.pem"));
        assertThat(join()).isZero();
        assertThat(hub.asked).hasSize(3);
    }

    @Test
    void refuses_the_certificate_of_another_key() {
        ask();
        hub.says(
                "APPROVED",
                "certificate",
                new String(Certificates.pem(List.of(otherKey.certificate())), StandardCharsets.US_ASCII));

        assertThat(join()).isEqualTo(2);

        assertThat(err.toString()).contains("not of", "call the operator");
        assertThat(own.resolve("certificate.pem")).doesNotExist();
    }

    @Test
    void believes_only_the_hub_that_it_believed_first() throws Exception {
        ask();
        hub.says("APPROVED", "certificate", issued(hub.requests.getFirst()));
        hub.signsWith(otherKey);

        assertThat(join()).isEqualTo(2);

        assertThat(err.toString()).contains("not to be trusted");
        assertThat(own.resolve("certificate.pem")).doesNotExist();
    }

    @Test
    void believes_only_the_thumbprint_that_it_was_told() {
        String pinned = Thumbprint.of(hubKey.certificate());
        hub.signsWith(otherKey);
        assertThat(join("--contact", "it@health.example", "--hub-thumbprint", pinned))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--hub-thumbprint");
        assertThat(own.resolve("hub.pem")).doesNotExist();

        hub.signsWith(hubKey);
        assertThat(join("--contact", "it@health.example", "--hub-thumbprint", pinned))
                .isZero();
    }

    @Test
    void tells_why_it_was_refused_and_can_ask_again() {
        ask();
        hub.says("REFUSED", "reason", "Nobody of us asked");

        assertThat(join()).isEqualTo(1);

        assertThat(out.toString()).contains("Nobody of us asked");
        hub.says("WAITING", "more", "");
        assertThat(ask()).isZero();
        assertThat(hub.requests).hasSize(2);
    }

    @Test
    void says_what_is_missing() {
        assertThat(join()).isEqualTo(2);
        assertThat(err.toString()).contains("--contact");
        assertThat(join("--contact", "Mr. X")).isEqualTo(2);
        assertThat(err.toString()).contains("--contact may have");
        assertThat(hub.requests).isEmpty();
    }
}

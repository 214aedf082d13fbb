package ir.gsb.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.message.Party;
import ir.gsb.message.RefusedException;
import ir.gsb.security.CertificateAuthority;
import ir.gsb.security.CertificateRequest;
import ir.gsb.security.Certificates;
import ir.gsb.security.SamplePki;
import ir.gsb.security.SigningKeys;
import ir.gsb.security.TestRequests;
import ir.gsb.security.TrustAnchors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates come from the hub's own authority, or from one under an anchor, and then only of the key that asked. */
class IssuingTest {

    private static final Party RECORDS = new Party("health", "records");
    private static final Clock CLOCK = Clock.fixed(Instant.now(), ZoneOffset.UTC);

    @TempDir
    private static Path folder;

    private static CertificateAuthority authority;
    private static TrustAnchors anchors;
    private static Joining joining;

    @BeforeAll
    static void make() throws Exception {
        new SamplePki(folder, CLOCK, new SecureRandom()).ensure(SamplePki.MEMBERS);
        authority = authorityAt(CLOCK);
        anchors = new TrustAnchors(List.of(authority.certificate()));
        KeyPair pair = TestRequests.ec("secp256r1");
        joining = new Joining(
                "0".repeat(32),
                CLOCK.instant(),
                RECORDS,
                "it@health.example",
                "192.0.2.1",
                CertificateRequest.read(TestRequests.of(pair, "SHA256withECDSA")),
                Joining.State.WAITING,
                Optional.empty(),
                "",
                "");
    }

    private static CertificateAuthority authorityAt(Clock clock) {
        var key = SigningKeys.fromPkcs12(folder.resolve("hub/authority.p12"), SamplePki.PASSWORD.toCharArray());
        return new CertificateAuthority(key, Duration.ofDays(365), Optional.empty(), clock, new SecureRandom());
    }

    private static Issuing outside(TrustAnchors trusted, Clock clock) {
        return new Issuing(Optional.empty(), trusted, clock);
    }

    private static Optional<String> pem(X509Certificate... chain) {
        return Optional.of(new String(Certificates.pem(List.of(chain)), StandardCharsets.US_ASCII));
    }

    private static void refuses(Issuing issuing, Optional<String> brought, String why) {
        assertThatThrownBy(() -> issuing.chain(joining, brought))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().detail()
                                        + refused.refusal().violations())
                                .contains(why));
    }

    @Test
    void issues_by_its_own_authority() {
        List<X509Certificate> chain =
                new Issuing(Optional.of(authority), anchors, CLOCK).chain(joining, Optional.empty());

        assertThat(chain).hasSize(2).last().isEqualTo(authority.certificate());
        assertThat(chain.getFirst().getPublicKey()).isEqualTo(joining.request().key());
    }

    @Test
    void takes_a_certificate_under_an_anchor() {
        X509Certificate issued = authority.issue(joining.request().key(), RECORDS);

        assertThat(outside(anchors, CLOCK).chain(joining, pem(issued))).containsExactly(issued);
    }

    @Test
    void refuses_certificate_without_anchors() {
        X509Certificate issued = authority.issue(joining.request().key(), RECORDS);

        refuses(outside(new TrustAnchors(List.of()), CLOCK), pem(issued), "gsb.trust.anchors");
    }

    @Test
    void refuses_certificate_of_another_authority() {
        X509Certificate issued = authority.issue(joining.request().key(), RECORDS);
        var others = new TrustAnchors(List.of(SigningKeys.certificate(folder.resolve("tax-portal/cert.pem"))));

        refuses(outside(others, CLOCK), pem(issued), "is not trusted");
    }

    @Test
    void refuses_certificate_of_another_key() {
        refuses(
                outside(anchors, CLOCK),
                pem(SigningKeys.certificate(folder.resolve("tax-portal/cert.pem"))),
                "of the key that was asked for");
    }

    @Test
    void refuses_expired_certificate() {
        X509Certificate issued = authority.issue(joining.request().key(), RECORDS);

        refuses(outside(anchors, Clock.offset(CLOCK, Duration.ofDays(366))), pem(issued), "is not trusted");
    }

    @Test
    void refuses_what_is_no_certificate() {
        refuses(outside(anchors, CLOCK), Optional.of("hello"), "must be X.509 certificates");
        refuses(outside(anchors, CLOCK), Optional.of(""), "must be X.509 certificates");
    }

    @Test
    void refuses_to_issue_without_an_authority_or_with_an_expired_one() {
        refuses(outside(anchors, CLOCK), Optional.empty(), "no authority of its own");
        Clock late = Clock.offset(CLOCK, Duration.ofDays(10_000));
        refuses(new Issuing(Optional.of(authorityAt(late)), anchors, late), Optional.empty(), "has expired");
    }
}

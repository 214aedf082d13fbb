package ir.gsb.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.message.Party;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the hub's authority issues is as RFC 5280 wants it, and says nothing that the request said. */
class CertificateAuthorityTest {

    private static final Party RECORDS = new Party("health", "records");
    private static final Duration YEAR = Duration.ofDays(365);
    private static final URI LIST = URI.create("http://hub.example/ca/crl");
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private static Path folder;

    private static SigningKey key;
    private static KeyPair pair;

    @BeforeAll
    static void make() throws Exception {
        new SamplePki(folder, CLOCK, RANDOM).ensure(SamplePki.MEMBERS);
        key = SigningKeys.fromPkcs12(folder.resolve("hub/authority.p12"), SamplePki.PASSWORD.toCharArray());
        pair = TestRequests.ec("secp256r1");
    }

    private static CertificateAuthority authority(Duration validity, Optional<URI> list) {
        return new CertificateAuthority(key, validity, list, CLOCK, RANDOM);
    }

    private static X509Certificate issued() throws Exception {
        var request = CertificateRequest.read(TestRequests.of(pair, "SHA256withECDSA"));
        return authority(YEAR, Optional.of(LIST)).issue(request.key(), RECORDS);
    }

    @Test
    void issues_for_signatures_and_nothing_else() throws Exception {
        X509Certificate certificate = issued();

        certificate.verify(key.certificate().getPublicKey());
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getKeyUsage()).startsWith(true, false, false, false, false, false, false);
        assertThat(certificate.getCriticalExtensionOIDs())
                .containsExactlyInAnyOrder(Extension.basicConstraints.getId(), Extension.keyUsage.getId());
        assertThat(certificate.getNonCriticalExtensionOIDs())
                .containsExactlyInAnyOrder(
                        Extension.subjectKeyIdentifier.getId(),
                        Extension.authorityKeyIdentifier.getId(),
                        Extension.cRLDistributionPoints.getId());
    }

    @Test
    void names_the_party_as_it_was_approved_not_as_the_request_does() throws Exception {
        assertThat(issued().getSubjectX500Principal().getName()).isEqualTo("O=health,CN=health/records");
        assertThat(issued().getIssuerX500Principal())
                .isEqualTo(key.certificate().getSubjectX500Principal());
        assertThat(issued().getPublicKey()).isEqualTo(pair.getPublic());
    }

    @Test
    void numbers_by_chance() throws Exception {
        BigInteger first = issued().getSerialNumber();
        BigInteger second = issued().getSerialNumber();

        assertThat(first).isNotEqualTo(second).isPositive();
        assertThat(first.bitLength()).isEqualTo(129);
        assertThat(first.toByteArray()).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void says_where_its_revocations_are_if_it_is_told() throws Exception {
        var point = CRLDistPoint.fromExtensions(new JcaX509CertificateHolder(issued()).getExtensions());

        assertThat(point.getDistributionPoints()[0].getDistributionPoint().toString())
                .contains(LIST.toString());
        assertThat(authority(YEAR, Optional.empty())
                        .issue(pair.getPublic(), RECORDS)
                        .getNonCriticalExtensionOIDs())
                .doesNotContain(Extension.cRLDistributionPoints.getId());
    }

    @Test
    void is_valid_as_long_as_wanted_and_never_longer_than_the_authority() throws Exception {
        assertThat(issued().getNotAfter().toInstant()).isEqualTo(NOW.plus(YEAR));
        assertThat(issued().getNotBefore().toInstant()).isEqualTo(NOW.minus(Duration.ofMinutes(5)));
        assertThat(authority(YEAR.multipliedBy(50), Optional.empty())
                        .issue(pair.getPublic(), RECORDS)
                        .getNotAfter())
                .isEqualTo(key.certificate().getNotAfter());
    }

    @Test
    void stands_under_the_authority_as_others_check_it() throws Exception {
        new TrustAnchors(List.of(key.certificate())).require(issued(), List.of(), NOW);

        assertThat(authority(YEAR, Optional.empty()).issued(issued())).isTrue();
        assertThat(authority(YEAR, Optional.empty())
                        .issued(ThrowAwayKey.of(RECORDS, CLOCK, RANDOM).certificate()))
                .isFalse();
    }

    @Test
    void signs_a_revocation_list() throws Exception {
        X509Certificate revoked = issued();
        Instant since = NOW.minusSeconds(60);

        byte[] der = authority(YEAR, Optional.empty())
                .revocations(Map.of(revoked.getSerialNumber(), since), Duration.ofDays(1));

        var list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
        list.verify(key.certificate().getPublicKey());
        assertThat(list.isRevoked(revoked)).isTrue();
        assertThat(list.isRevoked(issued())).isFalse();
        assertThat(list.getRevokedCertificate(revoked).getRevocationDate().toInstant())
                .isEqualTo(since);
        assertThat(list.getThisUpdate().toInstant()).isEqualTo(NOW);
        assertThat(list.getNextUpdate().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(list.getNonCriticalExtensionOIDs())
                .contains(Extension.cRLNumber.getId(), Extension.authorityKeyIdentifier.getId());
    }

    @Test
    void refuses_a_key_whose_certificate_is_of_no_authority() {
        SigningKey party = ThrowAwayKey.of(RECORDS, CLOCK, RANDOM);

        assertThatThrownBy(() -> new CertificateAuthority(party, YEAR, Optional.empty(), CLOCK, RANDOM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none of an authority");
    }
}

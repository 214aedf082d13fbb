package ir.gsb.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.message.Party;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplePkiTest {

    private static final char[] PASSWORD = SamplePki.PASSWORD.toCharArray();
    private static final Party PORTAL = new Party("tax", "portal");

    @TempDir
    Path folder;

    private final SampleParties parties = new SampleParties();

    @BeforeEach
    void make() throws IOException {
        pki(parties.clock()).ensure(SamplePki.MEMBERS);
    }

    @Test
    void makes_all_files() throws Exception {
        assertThat(files().keySet())
                .contains("ca.pem", "ca.p12", "ca-key.pem", "ca.crl")
                .contains("hub/signing-key.pem", "hub/signing-cert.pem", "hub/signing.p12")
                .contains("hub/tls-key.pem", "hub/tls-cert.pem", "hub/tls.p12")
                .contains("tax-portal/key.pem", "tax-portal/cert.pem", "tax-portal/keystore.p12")
                .contains("municipality-permits/key.pem", "civil-registry-population/key.pem", "post-addresses/key.pem")
                .noneMatch(name -> name.endsWith(".tmp"));

        var portal = SigningKeys.fromPem(folder.resolve("tax-portal/key.pem"), folder.resolve("tax-portal/cert.pem"));
        var permits = SigningKeys.fromPkcs12(folder.resolve("municipality-permits/keystore.p12"), PASSWORD);
        assertThat(portal.algorithm()).isEqualTo(SignatureAlgorithm.ECDSA_P256_SHA256);
        assertThat(portal.certificate().getSubjectX500Principal().getName()).isEqualTo("O=tax,CN=tax/portal");
        assertThat(permits.algorithm().keyType()).isEqualTo(KeyType.RSA);
        portal.certificate()
                .verify(SigningKeys.certificate(folder.resolve("ca.pem")).getPublicKey());
    }

    @Test
    void names_the_hosts_of_the_hub() throws Exception {
        assertThat(SigningKeys.certificate(folder.resolve("hub/tls-cert.pem")).getSubjectAlternativeNames())
                .extracting(name -> (String) name.get(1))
                .containsExactly("localhost", "hub", "127.0.0.1", "0:0:0:0:0:0:0:1");
    }

    @Test
    void only_the_owner_reads_keys() throws IOException {
        for (String file :
                List.of("ca-key.pem", "hub/signing-key.pem", "tax-portal/key.pem", "tax-portal/keystore.p12")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void revokes_nothing_for_a_year_and_says_so_again_after_it() throws Exception {
        assertThat(revocations().getRevokedCertificates()).isNull();
        revocations().verify(SigningKeys.certificate(folder.resolve("ca.pem")).getPublicKey());
        byte[] before = Files.readAllBytes(folder.resolve("ca.crl"));

        pki(Clock.offset(parties.clock(), Duration.ofDays(366))).ensure(SamplePki.MEMBERS);

        assertThat(Files.readAllBytes(folder.resolve("ca.crl"))).isNotEqualTo(before);
    }

    private X509CRL revocations() throws Exception {
        byte[] der = RevocationLists.read(folder.resolve("ca.crl")).getFirst();
        return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    }

    @Test
    void keeps_what_is_there() throws IOException {
        Map<String, String> before = files();
        pki(parties.clock()).ensure(SamplePki.MEMBERS);

        assertThat(files()).isEqualTo(before);
    }

    @Test
    void repairs_what_was_left_half_made() throws IOException {
        Map<String, String> before = files();
        Files.delete(folder.resolve("tax-portal/cert.pem"));
        Files.delete(folder.resolve("post-addresses/keystore.p12"));
        Files.writeString(folder.resolve("hub/signing-cert.pem"), "-----BEGIN CERT");
        Files.delete(folder.resolve("hub/tls.p12"));
        Files.writeString(folder.resolve("hub/tls.p12.tmp"), "half");
        pki(parties.clock()).ensure(SamplePki.MEMBERS);

        assertThat(files().keySet()).isEqualTo(before.keySet());
        for (String store : List.of("tax-portal/keystore.p12", "post-addresses/keystore.p12", "hub/signing.p12")) {
            assertThat(SigningKeys.fromPkcs12(folder.resolve(store), PASSWORD).thumbprint())
                    .isEqualTo(Thumbprint.of(SigningKeys.certificate(folder.resolve(
                            store.startsWith("hub")
                                    ? "hub/signing-cert.pem"
                                    : store.replace("keystore.p12", "cert.pem")))));
        }
        assertThat(files().get("post-addresses/cert.pem")).isEqualTo(before.get("post-addresses/cert.pem"));
        assertThat(files().get("ca.pem")).isEqualTo(before.get("ca.pem"));
    }

    @Test
    void makes_expired_certificates_anew() throws IOException {
        Map<String, String> before = files();
        pki(Clock.offset(parties.clock(), Duration.ofDays(731))).ensure(SamplePki.MEMBERS);

        assertThat(files().get("tax-portal/cert.pem")).isNotEqualTo(before.get("tax-portal/cert.pem"));
    }

    @Test
    void says_which_file_cannot_be_used() {
        Path key = folder.resolve("tax-portal/key.pem");

        assertThatThrownBy(() -> SigningKeys.fromPem(key, folder.resolve("hub/tls-cert.pem")))
                .hasMessageContaining(key.toString());
        assertThatThrownBy(() -> SigningKeys.fromPkcs12(folder.resolve("hub/tls.p12"), "wrong".toCharArray()))
                .hasMessageContaining("tls.p12");
        assertThatThrownBy(() -> SigningKeys.fromPem(folder.resolve("nothing.pem"), folder.resolve("ca.pem")))
                .hasMessageContaining("nothing.pem");
    }

    @Test
    void finds_the_folder_of_a_party() {
        assertThat(pki(parties.clock()).folderOf(PORTAL)).isEqualTo(folder.resolve("tax-portal"));
    }

    private SamplePki pki(Clock clock) {
        return new SamplePki(folder, clock, new SecureRandom());
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(file).toString(),
                        HexFormat.of().formatHex(Digests.sha256(Files.readAllBytes(file))));
            }
        }
        return files;
    }
}

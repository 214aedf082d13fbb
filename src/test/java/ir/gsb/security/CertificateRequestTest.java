package ir.gsb.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.message.Code;
import ir.gsb.message.Party;
import ir.gsb.message.RefusedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateRequestTest {

    private static final String ECDSA = "SHA256withECDSA";

    private static KeyPair p256;
    private static KeyPair other;

    @BeforeAll
    static void keys() throws Exception {
        p256 = TestRequests.ec("secp256r1");
        other = TestRequests.ec("secp256r1");
    }

    private static void refuses(byte[] request, Code code, String why) {
        assertThatThrownBy(() -> CertificateRequest.read(request))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo(code);
                    assertThat(refused.refusal().detail()).contains(why);
                });
    }

    @Test
    void reads_a_request_of_each_kind_of_key_that_signs_here() throws Exception {
        for (byte[] request : new byte[][] {
            TestRequests.of(p256, ECDSA),
            TestRequests.of(TestRequests.ec("secp384r1"), "SHA384withECDSA"),
            TestRequests.of(TestRequests.ed25519(), "Ed25519"),
            TestRequests.of(TestRequests.rsa(2048), "SHA256withRSA")
        }) {
            assertThat(CertificateRequest.read(request).der()).isEqualTo(request);
            assertThat(CertificateRequest.read(TestRequests.pem("CERTIFICATE REQUEST", request))
                            .fingerprint())
                    .isEqualTo(CertificateRequest.read(request).fingerprint())
                    .matches("([0-9a-f]{2}:){31}[0-9a-f]{2}");
        }
    }

    @Test
    void compares_fingerprints_as_people_write_them() {
        String fingerprint = Fingerprint.of(p256.getPublic());

        assertThat(Fingerprint.same(
                        fingerprint, fingerprint.toUpperCase(Locale.ROOT).replace(":", " ")))
                .isTrue();
        assertThat(Fingerprint.same(fingerprint, fingerprint.substring(3))).isFalse();
        assertThat(Fingerprint.same(fingerprint, Fingerprint.of(other.getPublic())))
                .isFalse();
    }

    @Test
    void refuses_bad_signature() throws Exception {
        refuses(TestRequests.signed(p256, other, ECDSA), Code.SIGNATURE_INVALID, "does not hold");
        byte[] changed = TestRequests.of(p256, ECDSA);
        changed[changed.length - 5] ^= 1;
        refuses(changed, Code.SIGNATURE_INVALID, "does not hold");
    }

    @Test
    void refuses_weak_rsa_key() throws Exception {
        refuses(TestRequests.of(TestRequests.rsa(1024), "SHA256withRSA"), Code.SCHEMA_VIOLATION, "2048 bits or more");
    }

    @Test
    void refuses_huge_rsa_exponent() throws Exception {
        byte[] request = TestRequests.of(TestRequests.rsa(2048), "SHA256withRSA");
        byte[] usual = {2, 3, 1, 0, 1};
        int at = indexOf(request, usual);
        byte[] huge = request.clone();
        Arrays.fill(huge, at - 200, at, (byte) 0x7f);
        assertThatThrownBy(() -> CertificateRequest.read(huge)).isInstanceOf(RefusedException.class);
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }

    @Test
    void refuses_unsupported_curve() throws Exception {
        for (String curve : new String[] {"secp256k1", "secp521r1", "brainpoolP256r1"}) {
            refuses(TestRequests.of(TestRequests.ec(curve), ECDSA), Code.SCHEMA_VIOLATION, "P-256 or P-384");
        }
    }

    @Test
    void refuses_weak_signature_algorithm() throws Exception {
        refuses(TestRequests.of(p256, "SHA1withECDSA"), Code.SCHEMA_VIOLATION, "SHA-256 or better");
    }

    @Test
    void refuses_too_large_request() {
        refuses(new byte[CertificateRequest.LARGEST + 1], Code.MESSAGE_TOO_LARGE, "at most 8192 bytes");
    }

    @Test
    void refuses_private_key() {
        refuses(
                TestRequests.pem("PRIVATE KEY", p256.getPrivate().getEncoded()),
                Code.MALFORMED_MESSAGE,
                "must never leave your machine");
    }

    @Test
    void refuses_what_is_no_request() throws Exception {
        byte[] request = TestRequests.of(p256, ECDSA);
        byte[] twice = Arrays.copyOf(request, request.length * 2);
        System.arraycopy(request, 0, twice, request.length, request.length);
        for (byte[] bytes : new byte[][] {
            {},
            {'0'},
            "hello".getBytes(StandardCharsets.US_ASCII),
            Arrays.copyOf(request, request.length - 1),
            twice,
            TestRequests.pem("CERTIFICATE", request),
            TestRequests.pem("CERTIFICATE REQUEST", new byte[] {1, 2, 3})
        }) {
            refuses(bytes, Code.MALFORMED_MESSAGE, "PKCS#10");
        }
    }

    @Test
    void makes_a_key_for_its_owner_alone_and_never_over_another(@TempDir Path folder) throws Exception {
        Path key = folder.resolve("key.pem");
        Path request = folder.resolve("request.csr");

        KeyRequest.make(key, request, new Party("health", "records"), new SecureRandom());

        assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        var read = CertificateRequest.read(Files.readAllBytes(request));
        assertThat(KeyType.of(read.key())).isEqualTo(KeyType.EC_P256);
        byte[] before = Files.readAllBytes(key);
        assertThatThrownBy(() -> KeyRequest.make(key, request, new Party("health", "records"), new SecureRandom()))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readAllBytes(key)).isEqualTo(before);
    }
}

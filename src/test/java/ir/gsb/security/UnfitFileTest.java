package ir.gsb.security;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who names the wrong file is told what it is taken for and what was expected. */
class UnfitFileTest {

    @TempDir
    private Path folder;

    private Path pem(String heading) throws IOException {
        return Files.writeString(
                folder.resolve("file.pem"),
                "-----BEGIN EC PARAMETERS-----\nAA==\n-----END EC PARAMETERS-----\n-----BEGIN %s-----\nAA==\n-----END %s-----\n"
                        .formatted(heading, heading));
    }

    @ParameterizedTest
    @CsvSource({
        "CERTIFICATE REQUEST, a certificate request",
        "PRIVATE KEY, a private key",
        "EC PRIVATE KEY, a private key",
        "PUBLIC KEY, a public key",
        "X509 CRL, PEM of another kind"
    })
    void no_certificate(String heading, String kind) throws IOException {
        Path file = pem(heading);
        String told = file + " is taken for " + kind + ", and a certificate was expected";

        assertThatThrownBy(() -> SigningKeys.certificate(file))
                .isInstanceOf(UnfitFileException.class)
                .hasMessage(told);
        assertThatThrownBy(() -> ServerTrust.in(Optional.of(file)))
                .isInstanceOf(UnfitFileException.class)
                .hasMessage(told);
    }

    @ParameterizedTest
    @CsvSource({
        "CERTIFICATE, a certificate",
        "CERTIFICATE REQUEST, a certificate request",
        "ENCRYPTED PRIVATE KEY, an encrypted private key"
    })
    void no_key(String heading, String kind) throws IOException {
        Path file = pem(heading);

        assertThatThrownBy(() -> SigningKeys.privateKey(file))
                .isInstanceOf(UnfitFileException.class)
                .hasMessageStartingWith(file + " is taken for " + kind + ", and a private key without a password");
    }

    @Test
    void nothing_at_all() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.pem"));

        assertThatThrownBy(() -> SigningKeys.certificate(file))
                .hasMessage(file + " is taken for an empty file, and a certificate was expected");
        assertThatThrownBy(() -> SigningKeys.fromPkcs12(file, new char[0]))
                .hasMessageContaining("an empty file, and a key store, PKCS#12, was expected");
    }

    @Test
    void right_kind_that_is_broken() throws IOException {
        Path file = pem("CERTIFICATE");

        assertThatThrownBy(() -> SigningKeys.certificate(file))
                .isInstanceOf(UnfitFileException.class)
                .hasMessageStartingWith(file + " cannot be used as a certificate: ");
    }
}

package ir.gsb.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the evidence of exchanges is sealed. Without a key none is given out.
 *
 * @param keystore PKCS#12 with a P-256 key that seals evidence and nothing else
 * @param passwordFile the file that holds its password
 * @param authorities PEM files of the authorities above the certificates of the hub and the parties
 * @param crls files of their revocation lists, PEM or DER, that go into the evidence; read anew each time
 */
@ConfigurationProperties("gsb.evidence")
public record EvidenceProperties(
        @Nullable Path keystore,
        @Nullable Path passwordFile,
        @DefaultValue List<Path> authorities,
        @DefaultValue List<Path> crls) {

    public EvidenceProperties {
        if ((keystore == null) != (passwordFile == null)) {
            throw new IllegalArgumentException("gsb.evidence needs both keystore and password-file, or neither");
        }
    }
}

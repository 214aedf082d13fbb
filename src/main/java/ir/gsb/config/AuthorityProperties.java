package ir.gsb.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hub's own certificate authority, which issues to those whom the operator approves. Without a key there is none.
 *
 * @param keystore PKCS#12 with the authority's key, used for nothing else
 * @param passwordFile the file that holds its password
 * @param validity how long what it issues is valid
 * @param crlAddress where its revocation list is to be fetched, as told in what it issues; this hub serves it at {@code
 *     /ca/crl}
 * @param crlValidity how long a revocation list may be used
 */
@ConfigurationProperties("gsb.authority")
public record AuthorityProperties(
        @Nullable Path keystore,
        @Nullable Path passwordFile,
        @DefaultValue("365d") Duration validity,
        @Nullable URI crlAddress,
        @DefaultValue("24h") Duration crlValidity) {

    public AuthorityProperties {
        if ((keystore == null) != (passwordFile == null)) {
            throw new IllegalArgumentException("gsb.authority needs both keystore and password-file, or neither");
        }
        if (!validity.isPositive() || !crlValidity.isPositive()) {
            throw new IllegalArgumentException("gsb.authority needs validity and crl-validity above nothing");
        }
    }
}

package ir.gsb.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of a node. What has no default here must be set outside of the sample profile: keys, passwords and
 * authorities are never guessed.
 *
 * @param authorities the names under which clients reach the hub, {@code host:port} in lower case, without a scheme's
 *     default port
 * @param node the name of this node in its records
 * @param schemas the folder of the canonical models and mappings
 * @param archive without it nothing is archived by itself
 * @param routes the folder of the route templates and the inquiries' routes
 */
@ConfigurationProperties("gsb")
public record HubProperties(
        Set<String> authorities,
        @DefaultValue("node-1") String node,
        @DefaultValue("schemas") Path schemas,
        @DefaultValue("routes") Path routes,
        Signing signing,
        @Nullable Tls tls,
        Records records,
        @Nullable Archive archive,
        @DefaultValue Delivery delivery,
        @DefaultValue("2000") int inFlight) {

    public HubProperties {
        if (authorities == null || authorities.isEmpty()) {
            throw new IllegalArgumentException(
                    "gsb.authorities is not set: name the host:port under which clients reach this hub");
        }
        if (signing == null) {
            throw new IllegalArgumentException("gsb.signing is not set: name the key with which the hub signs");
        }
        if (records == null) {
            throw new IllegalArgumentException("gsb.records is not set: name the keys that guard what is recorded");
        }
    }

    /** The key with which the hub signs its answers: a PKCS#12 file and the file that holds its password. */
    public record Signing(Path keystore, Path passwordFile) {}

    /**
     * HTTPS beside HTTP; client certificates are asked for, not demanded.
     *
     * @param keystore PKCS#12 with the hub's TLS key
     * @param truststore PKCS#12 with the authorities that issue the clients' TLS certificates
     */
    public record Tls(int port, Path keystore, Path truststore, Path passwordFile) {}

    /**
     * How exchanges are recorded.
     *
     * @param masterKeys id=file of the keys that wrap the records' keys, the current one first
     * @param searchKey file of the key under which subjects' identifiers are hashed
     * @param lease how long an exchange may be under way before it counts as interrupted
     * @param unverifiedPerMinute how many messages that nobody's key signed are recorded one by one, a source and minute
     * @param diskCapacity what the database may take, as 500GB: tells when there will be no room
     * @param diskFolder instead of that, a folder on the database's own file system, if that is of this machine
     */
    public record Records(
            List<String> masterKeys,
            Path searchKey,
            @DefaultValue("90s") Duration lease,
            @DefaultValue("60") int unverifiedPerMinute,
            @DefaultValue Retention retention,
            @Nullable DataSize diskCapacity,
            @Nullable Path diskFolder) {}

    /**
     * How long records stay in the store before they go into archive files.
     *
     * @param months by the name of a class: how many whole months; {@code standard} (24), {@code unverified} (3) and
     *     {@code acts} (60) are there, others can be added
     * @param inquiries inquiry=class of those that are not {@code standard}, as person-identity/v1=long
     */
    public record Retention(
            @DefaultValue Map<String, Integer> months,
            @DefaultValue List<String> inquiries) {}

    /**
     * Where records go when their time in the store is over.
     *
     * @param folder of all nodes, and saved as the database is
     */
    public record Archive(Path folder) {}

    /**
     * How providers are asked.
     *
     * @param retries how many further attempts an idempotent inquiry gets
     * @param pause how long before each
     */
    public record Delivery(
            @DefaultValue("1") int retries,
            @DefaultValue("200ms") Duration pause) {}
}

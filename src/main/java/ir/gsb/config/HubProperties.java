package ir.gsb.config;

import java.net.InetAddress;
import java.net.URI;
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
 * @param balancers load balancers that tell by the PROXY protocol where connections come from
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
        Log log,
        @Nullable Archive archive,
        @DefaultValue Delivery delivery,
        @DefaultValue("2000") int inFlight,
        @DefaultValue Set<InetAddress> balancers) {

    public HubProperties {
        if (authorities == null || authorities.isEmpty()) {
            throw new IllegalArgumentException(
                    "gsb.authorities is not set: name the host:port under which clients reach this hub; for trials,"
                            + " mvn spring-boot:run starts a sample hub that has all it needs.");
        }
        if (signing == null) {
            throw new IllegalArgumentException("gsb.signing is not set: name the key with which the hub signs");
        }
        if (records == null) {
            throw new IllegalArgumentException("gsb.records is not set: name the keys that guard what is recorded");
        }
        if (log == null) {
            throw new IllegalArgumentException("gsb.log is not set: name the origin and the key of the log");
        }
        log.require();
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
     * How the transparency log is kept.
     *
     * @param origin names the log for ever and to everyone, as {@code bus.example.gov/log}; no spaces, no plus
     * @param key file of the Ed25519 key, PKCS#8 in PEM, that signs checkpoints and nothing else
     * @param memory file in which this node remembers the last checkpoint; on a disk of its own, not the store's
     * @param interval how often a checkpoint is signed, if there is something new
     * @param timestampUrls the RFC 3161 authorities that time-stamp checkpoints; two of them in production
     * @param timestampAnchors PEM file of the certificates under which those of the authorities stand; earlier ones
     *     stay in it, since the audit holds all time-stamps against it
     * @param timestampEvery how often a checkpoint is time-stamped, if there is something new
     * @param timestampTolerance how long exchanges are accepted while no authority time-stamps; then none is
     * @param witnesses who cosigns checkpoints
     * @param witnessEvery how often they are asked
     * @param witnessRequired whether a node that was just elected signs no checkpoint until a witness has answered
     * @param auditEvery how often this node goes over what is new in the log
     * @param fullAuditEvery how often it goes over everything
     */
    public record Log(
            String origin,
            Path key,
            Path memory,
            @DefaultValue("1s") Duration interval,
            @DefaultValue List<URI> timestampUrls,
            @Nullable Path timestampAnchors,
            @DefaultValue("1m") Duration timestampEvery,
            @DefaultValue("4h") Duration timestampTolerance,
            @DefaultValue List<Witness> witnesses,
            @DefaultValue("10s") Duration witnessEvery,
            @DefaultValue("false") boolean witnessRequired,
            @DefaultValue("1m") Duration auditEvery,
            @DefaultValue("24h") Duration fullAuditEvery) {

        /**
         * A witness of the log (C2SP tlog-witness).
         *
         * @param url to which add-checkpoint is appended
         * @param key its verifier key, {@code name+hash+key}
         */
        public record Witness(URI url, String key) {}

        /** After what is more basic, so that an operator is told one thing after the other. */
        void require() {
            if (origin == null || key == null || memory == null) {
                throw new IllegalArgumentException("gsb.log needs origin, key and memory");
            }
            if (!timestampUrls.isEmpty() && timestampAnchors == null) {
                throw new IllegalArgumentException(
                        "gsb.log.timestamp-anchors is not set: name the certificates that the authorities in"
                                + " gsb.log.timestamp-urls stand under");
            }
        }
    }

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

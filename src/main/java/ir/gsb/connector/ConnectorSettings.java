package ir.gsb.connector;

import ir.gsb.connector.Services.Service;
import ir.gsb.security.SigningKeys;
import ir.gsb.security.Token;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the settings file says.
 *
 * @param hub where the hub is: scheme, host and port
 * @param hubCertificates with which the hub signs
 * @param ca who certified the hub's TLS; if absent, one whom Java trusts
 * @param client where the agency's own systems ask
 * @param provider absent if the agency has no services
 */
public record ConnectorSettings(
        URI hub,
        List<X509Certificate> hubCertificates,
        Optional<X509Certificate> ca,
        KeySource key,
        InetSocketAddress client,
        Optional<Provider> provider,
        Limits limits) {

    /**
     * The side of the agency's services.
     *
     * @param listen where the hub's requests come in
     * @param authority as it stands in the address under which the hub asks: host and port, lower case
     * @param remembered how many signatures are remembered, so that none is used twice
     */
    record Provider(InetSocketAddress listen, String authority, List<Service> services, int remembered) {}

    /**
     * What the connector takes.
     *
     * @param body how many bytes a message may have, in either direction
     * @param inFlight how many messages may be under way at once at each door
     * @param hub how long the hub may take to answer
     * @param service how long a service of the agency may take
     */
    record Limits(int body, int inFlight, Duration hub, Duration service) {}

    private static final int LARGEST = 10 << 20;
    private static final int BODY = 1 << 20;
    private static final int IN_FLIGHT = 64;
    private static final int HUB_SECONDS = 60;
    private static final int SERVICE_SECONDS = 5;
    private static final int REMEMBERED = 200_000;

    /** @throws IllegalArgumentException with file, line, key and what to do */
    public static ConnectorSettings read(Path file) {
        SettingsNode root = SettingsNode.read(file).only("hub", "identity", "key", "client", "provider", "limits");
        SettingsNode hub = root.need("hub", "say which hub to ask").only("url", "certificates", "ca");
        return new ConnectorSettings(
                hubUrl(hub.need("url", "the hub's address, https://HOST:PORT")),
                hubCertificates(root, hub),
                hub.get("ca").map(ConnectorSettings::certificate),
                key(root),
                root.get("client")
                        .flatMap(client -> client.only("listen").get("listen"))
                        .map(SettingsNode::address)
                        .orElseGet(() -> new InetSocketAddress("127.0.0.1", 7080)),
                root.get("provider").map(ConnectorSettings::provider),
                limits(root.get("limits")));
    }

    private static URI hubUrl(SettingsNode node) {
        URI url = node.url();
        if (!url.getRawPath().isEmpty() && !url.getRawPath().equals("/")) {
            throw node.fault(
                    "must end with the port, without a path: " + url.getScheme() + "://" + url.getRawAuthority());
        }
        return URI.create(url.getScheme() + "://" + url.getRawAuthority() + "/");
    }

    private static List<X509Certificate> hubCertificates(SettingsNode root, SettingsNode hub) {
        Optional<SettingsNode> named = hub.get("certificates");
        if (named.isPresent()) {
            return named.get().items().stream()
                    .map(ConnectorSettings::certificate)
                    .toList();
        }
        Path joined = root.get("identity")
                .map(SettingsNode::path)
                .map(folder -> folder.resolve("hub.pem"))
                .filter(Files::isReadable)
                .orElseThrow(() -> hub.fault("lacks hub.certificates: list the files with the certificates that the hub"
                        + " signs with, which its operator gives you"));
        return List.of(SigningKeys.certificate(joined));
    }

    private static X509Certificate certificate(SettingsNode node) {
        try {
            return SigningKeys.certificate(node.path());
        } catch (IllegalArgumentException unusable) {
            throw node.fault("must name a certificate in PEM or DER: " + unusable.getMessage());
        }
    }

    private static KeySource key(SettingsNode root) {
        Optional<SettingsNode> key = root.get("key");
        if (key.isEmpty()) {
            return new KeySource.Folder(
                    root.need("identity", "the folder that gsb join made; or say with key: where the agency's key is")
                            .path());
        }
        SettingsNode node = key.get();
        if (node.get("library").isPresent()) {
            node.only("library", "slot", "label", "pin-file");
            var token =
                    new Token(node.need("library", "").path(), node.get("slot").map(ConnectorSettings::slot));
            return new KeySource.InToken(
                    token,
                    node.get("label").map(SettingsNode::text),
                    node.get("pin-file").map(SettingsNode::path));
        }
        node.only("keystore", "password-file");
        return new KeySource.Pkcs12(
                node.need("keystore", "a PKCS#12 file; or library: for a token (PKCS#11)")
                        .path(),
                node.get("password-file").map(SettingsNode::path));
    }

    /** Ids of slots fill 32 bits without a sign. */
    private static long slot(SettingsNode node) {
        try {
            return Integer.toUnsignedLong(Integer.parseUnsignedInt(node.text()));
        } catch (NumberFormatException malformed) {
            throw node.fault(
                    "must be the number of a slot, as softhsm2-util --show-slots prints it, not " + node.text());
        }
    }

    private static Provider provider(SettingsNode node) {
        node.only("listen", "authority", "services", "remembered-signatures");
        InetSocketAddress listen =
                node.get("listen").map(SettingsNode::address).orElseGet(() -> new InetSocketAddress("127.0.0.1", 7081));
        return new Provider(
                listen,
                node.get("authority")
                        .map(authority -> authority.text().toLowerCase(Locale.ROOT))
                        .orElseGet(() -> listen.getHostString() + ":" + listen.getPort()),
                node.need("services", "list what the hub may ask here").items().stream()
                        .map(ConnectorSettings::service)
                        .toList(),
                node.get("remembered-signatures")
                        .map(number -> number.number(1, 10_000_000))
                        .orElse(REMEMBERED));
    }

    private static Service service(SettingsNode node) {
        node.only("path", "url", "soap-request", "soap-action");
        SettingsNode path = node.need("path", "where the hub asks, /inquiries/property-title/v1 for one");
        if (!path.text().startsWith("/")) {
            throw path.fault("must begin with a slash, not " + path.text());
        }
        return new Service(
                path.text(),
                node.need("url", "where your service is, http://127.0.0.1:PORT/PATH")
                        .url(),
                node.get("soap-request").map(SettingsNode::text),
                node.get("soap-action").map(SettingsNode::text));
    }

    private static Limits limits(Optional<SettingsNode> node) {
        node.ifPresent(limits -> limits.only("body", "in-flight", "hub-seconds", "service-seconds"));
        return new Limits(
                limit(node, "body", 1024, LARGEST, BODY),
                limit(node, "in-flight", 1, 10_000, IN_FLIGHT),
                Duration.ofSeconds(limit(node, "hub-seconds", 1, 600, HUB_SECONDS)),
                Duration.ofSeconds(limit(node, "service-seconds", 1, 600, SERVICE_SECONDS)));
    }

    private static int limit(Optional<SettingsNode> node, String name, int least, int most, int usual) {
        return node.flatMap(limits -> limits.get(name))
                .map(value -> value.number(least, most))
                .orElse(usual);
    }
}

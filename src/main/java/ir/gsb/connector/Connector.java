package ir.gsb.connector;

import ir.gsb.message.Headers;
import ir.gsb.message.Party;
import ir.gsb.registry.Agency;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import ir.gsb.security.EcdsaProvider;
import ir.gsb.security.ReplySigner;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.RestVerifier;
import ir.gsb.security.SignatureAlgorithm;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SoapReplySigner;
import ir.gsb.security.SoapRequestSigner;
import ir.gsb.security.SoapVerifier;
import ir.gsb.security.Thumbprint;
import ir.gsb.security.Verifier;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connector that runs: one door for the agency's own systems that ask, one for the hub if the agency has services. No
 * store, no broker, no routes; what it knows lies in its settings, and it forgets everything when it stops.
 */
public final class Connector implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Connector.class);
    private static final Party HUB = new Party("gsb", "hub");

    private final ConnectorSettings settings;
    private final SigningKey key;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final List<AutoCloseable> open = new ArrayList<>();

    private Connector(ConnectorSettings settings, SigningKey key, Clock clock) {
        this.settings = settings;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Starts one.
     *
     * @param environment where secrets are that are in no file
     * @throws IllegalArgumentException with what to do, if it cannot start
     */
    public static Connector start(ConnectorSettings settings, Map<String, String> environment, Clock clock) {
        EcdsaProvider.install();
        var connector = new Connector(settings, settings.key().open(environment), clock);
        try {
            connector.openDoors();
            connector.warn();
            return connector;
        } catch (RuntimeException failed) {
            connector.close();
            throw failed;
        }
    }

    private void openDoors() {
        settings.provider().ifPresent(provider -> keep(door(providerSide(provider), provider.listen())));
        keep(door(clientSide(), settings.client()));
    }

    private Door door(Door.Side side, InetSocketAddress at) {
        return Door.open(side, at, settings.limits().body(), settings.limits().inFlight());
    }

    private <T extends AutoCloseable> T keep(T opened) {
        open.addFirst(opened);
        return opened;
    }

    private ClientSide clientSide() {
        var trust = new HubTrust(settings.hubCertificates(), clock);
        Outgoing toHub = keep(new Outgoing(
                settings.ca().map(Connector::trusting),
                settings.limits().hub(),
                settings.limits().inFlight(),
                settings.limits().body()));
        var rest = new RestSide(toHub, settings.hub(), new RestRequestSigner(key, clock, random), trust);
        Optional<SoapSide> soap = signsXml()
                ? Optional.of(new SoapSide(
                        toHub, settings.hub(), authority(settings.hub()), new SoapRequestSigner(key, clock), trust))
                : Optional.empty();
        var itself = new Asked("GET", "/.well-known/gsb", Optional.empty(), new Headers(List.of()), new byte[0], "");
        return new ClientSide(
                rest, soap, new Health(() -> rest.ask(itself), trust, key, settings.hubCertificates(), clock));
    }

    private ProviderSide providerSide(ConnectorSettings.Provider provider) {
        boolean soap = provider.services().stream().anyMatch(Services.Service::isSoap);
        if (soap && !signsXml()) {
            throw new IllegalArgumentException(
                    "provider.services has one with soap-request, and the key is Ed25519, which"
                            + " signs no SOAP: use a key of P-256, P-384 or RSA");
        }
        Registry.Source hubOnly = hubOnly();
        var verifier = new Verifier(
                new RestVerifier(hubOnly, clock),
                SoapVerifier.ofProvider(hubOnly, clock, provider.authority())::verify);
        Outgoing toServices = keep(new Outgoing(
                Optional.empty(),
                settings.limits().service(),
                settings.limits().inFlight(),
                settings.limits().body()));
        return new ProviderSide(
                verifier,
                new Replays(clock, provider.remembered()),
                new Services(provider.services(), toServices),
                replySigner(),
                provider.authority(),
                clock,
                random);
    }

    private ReplySigner replySigner() {
        if (signsXml()) {
            return new ReplySigner(key, clock, new SoapReplySigner(key, clock)::sign);
        }
        return new ReplySigner(key, clock, rendered -> {
            throw new IllegalStateException("no service of this connector is asked over SOAP");
        });
    }

    private boolean signsXml() {
        return key.algorithm() != SignatureAlgorithm.ED25519;
    }

    /** The only one whom a provider answers. */
    private Registry.Source hubOnly() {
        List<RegisteredCertificate> known = settings.hubCertificates().stream()
                .map(certificate -> new RegisteredCertificate(HUB, Thumbprint.of(certificate), certificate, false))
                .toList();
        var agency = new Agency(HUB.agency(), "گذرگاه خدمات دولت", "Government Service Bus", false);
        var registry = new Registry(List.of(agency), List.of(), known, List.of(), List.of());
        return () -> registry;
    }

    /** As clients sign it: lower case, without the port that the scheme implies. */
    private static String authority(URI hub) {
        boolean usual = hub.getPort() == -1 || hub.getPort() == (hub.getScheme().equals("https") ? 443 : 80);
        String host = hub.getHost().toLowerCase(Locale.ROOT);
        return usual ? host : host + ":" + hub.getPort();
    }

    private static SSLContext trusting(X509Certificate ca) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", ca);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("hub.ca cannot be trusted: " + e.getMessage(), e);
        }
    }

    private void warn() {
        if (!settings.client().getAddress().isLoopbackAddress()) {
            LOG.warn(
                    "client.listen is not this machine alone: whoever reaches port {} asks in your agency's name,"
                            + " unsigned and in clear. Listen at 127.0.0.1, or let a firewall choose who comes.",
                    clientPort());
        }
        if (settings.hub().getScheme().equals("http") && !isHere(settings.hub())) {
            LOG.warn("hub.url is http: requests are signed and not encrypted. Use https.");
        }
        settings.provider().stream()
                .flatMap(provider -> provider.services().stream())
                .filter(service -> service.url().getScheme().equals("http") && !isHere(service.url()))
                .forEach(service ->
                        LOG.warn("The service at {} is on another machine: it is asked in clear.", service.path()));
    }

    private static boolean isHere(URI url) {
        return url.getHost().equals("localhost")
                || url.getHost().equals("[::1]")
                || url.getHost().startsWith("127.");
    }

    /** Where the agency's own systems ask. */
    public int clientPort() {
        return ports().getFirst();
    }

    /** Where the hub asks; absent if the agency has no services. */
    public OptionalInt providerPort() {
        return ports().size() > 1 ? OptionalInt.of(ports().getLast()) : OptionalInt.empty();
    }

    private List<Integer> ports() {
        return open.stream()
                .filter(Door.class::isInstance)
                .map(door -> ((Door) door).port())
                .toList();
    }

    /** Lets what is under way end, and stops. */
    @Override
    public void close() {
        for (AutoCloseable part : open) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("a part of the connector did not close cleanly: {}", e.getMessage());
            }
        }
    }
}

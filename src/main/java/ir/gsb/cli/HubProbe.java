package ir.gsb.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ir.gsb.message.Code;
import ir.gsb.message.Headers;
import ir.gsb.security.Certificates;
import ir.gsb.security.SigningKey;
import ir.gsb.security.Thumbprint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks a hub who it is, without saying who asks. */
final class HubProbe {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SELF = "/.well-known/gsb";
    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final URI hub;
    private final Hub wire;
    private final Clock clock;

    HubProbe(URI hub, Hub wire, Clock clock) {
        this.hub = hub;
        this.wire = wire;
        this.clock = clock;
    }

    /**
     * Asks for what it says of itself.
     *
     * @param key to find out what name it hears, if it does not know the one it is called by
     * @param trusted to believe it then
     */
    Look<HubSaid> look(Optional<SigningKey> key, Optional<X509Certificate> trusted) {
        try {
            Instant asked = clock.instant();
            HttpAnswer answer = wire.send(unsigned());
            return answer.status() == OK ? said(answer, asked, clock.instant()) : refused(answer, key, trusted);
        } catch (CannotAskException silent) {
            return silence(silent);
        }
    }

    private HttpMessage unsigned() {
        var fresh = new Headers(List.of(new Headers.Header("cache-control", "no-cache")));
        return new HttpMessage("GET", URI.create(hub + SELF), fresh, new byte[0], Optional.empty());
    }

    private Look<HubSaid> said(HttpAnswer answer, Instant asked, Instant came) {
        JsonNode content = json(answer.body());
        for (X509Certificate certificate : certificates(content)) {
            if (RestAsked.isUnboundAnswer(answer, certificate)) {
                var said = new HubSaid(content, certificate, asked, came);
                return new Look.Well<>(said, "it is called " + String.join(", ", said.authorities()));
            }
        }
        if (certificates(content).isEmpty()) {
            return stranger("a page that no hub wrote");
        }
        return new Look.Ill<>(
                "What the hub says of itself does not carry the hub's signature, or was changed on the way.",
                "Have any proxy between you and the hub pass on bodies and headers as they are.");
    }

    private static List<X509Certificate> certificates(JsonNode content) {
        List<X509Certificate> all = new ArrayList<>();
        for (JsonNode pem : content.path("certificates")) {
            try {
                all.addAll(Certificates.read(pem.asText().getBytes(StandardCharsets.US_ASCII)));
            } catch (IllegalArgumentException broken) {
                return List.of();
            }
        }
        return all;
    }

    private Look<HubSaid> refused(HttpAnswer answer, Optional<SigningKey> key, Optional<X509Certificate> trusted) {
        JsonNode problem = json(answer.body());
        if (problem.path("type").asText().startsWith("urn:gsb:error:")) {
            return problem.path("code").asText().equals(Code.MALFORMED_MESSAGE.wire())
                    ? nameUnknown(key, trusted)
                    : HubRefusal.of(problem).look();
        }
        if (answer.status() >= SERVER_ERROR) {
            return new Look.Ill<>(
                    "HTTP " + answer.status() + " comes back, and not from a hub: a proxy or a load balancer before it"
                            + " cannot reach it.",
                    "Tell the hub's operator that no node behind " + hub.getRawAuthority() + " is ready.");
        }
        boolean sentOn = answer.status() >= REDIRECT && answer.status() < CLIENT_ERROR;
        return stranger("HTTP " + answer.status()
                + (sentOn
                        ? ", which sends you on to "
                                + answer.headers().first("location").orElse("nowhere")
                        : ""));
    }

    private Look<HubSaid> stranger(String what) {
        return new Look.Ill<>(
                "What answers at " + hub.getRawAuthority() + " is no hub: " + SELF + " gives " + what + ".",
                "Check --hub: it is the address of the bus itself, without a path, not that of a portal or a proxy's"
                        + " login page.");
    }

    /** The hub says in its signature what name it heard: if that is ours, it is the hub that does not know it. */
    private Look<HubSaid> nameUnknown(Optional<SigningKey> key, Optional<X509Certificate> trusted) {
        String called = "The hub does not know itself by the name that it hears";
        if (key.isEmpty() || trusted.isEmpty()) {
            return new Look.Ill<>(
                    called + ".",
                    "Call it in --hub by the name that its operator gave you; if you do, have proxies on the way pass"
                            + " on the Host header as it is.");
        }
        var asked = RestAsked.get(URI.create(hub + SELF), key.get());
        if (asked.isAnsweredBy(wire.send(asked.message()), trusted.get())) {
            return new Look.Ill<>(
                    called + ", " + hub.getRawAuthority() + ".",
                    "Call it in --hub by the name that its operator gave you; if that is this one, the operator has to"
                            + " add it to gsb.authorities.");
        }
        return new Look.Ill<>(
                called + ", which is not " + hub.getRawAuthority() + ": a proxy on the way changes it.",
                HubRefusal.PASS_ON_HOST);
    }

    private Look<HubSaid> silence(CannotAskException why) {
        if (why.getCause() instanceof HttpTimeoutException) {
            return new Look.Ill<>(
                    "Something at " + hub.getRawAuthority() + " takes connections and does not answer.",
                    "Ask the hub's operator whether the hub is well; --timeout makes this command wait longer.");
        }
        return new Look.Ill<>(
                "What listens at " + hub.getRawAuthority() + " does not answer in "
                        + hub.getScheme().toUpperCase(Locale.ROOT) + ".",
                hub.getScheme().equals("http")
                        ? "Check the port in --hub; if it is the hub's port for HTTPS, write https:// before it."
                        : "Check the port in --hub.");
    }

    /** Whether it is the hub that is trusted. */
    static Look<X509Certificate> trusted(HubSaid said, X509Certificate trusted) {
        if (Thumbprint.of(said.signer()).equals(Thumbprint.of(trusted))) {
            return new Look.Well<>(trusted, named(trusted));
        }
        return new Look.Ill<>(
                "The hub signs with another certificate, " + named(said.signer()) + ", than the one you trust, "
                        + named(trusted) + ".",
                "Ask the hub's operator whether the hub has a new certificate, and take it from the operator, not from"
                        + " the network; if it has none, you are talking to somebody else: check --hub.");
    }

    private static String named(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName() + " (" + Thumbprint.of(certificate) + ")";
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode read = JSON.readTree(body);
            return read == null ? JSON.createObjectNode() : read;
        } catch (IOException none) {
            return JSON.createObjectNode();
        }
    }
}

package ir.gsb.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gsb.message.Party;
import ir.gsb.security.SigningKey;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Asks a hub, as a party, what that party may ask. */
final class SignedProbe {

    private static final String RIGHTS = "/inquiries";

    private final URI hub;
    private final Hub wire;
    private final X509Certificate trusted;

    SignedProbe(URI hub, Hub wire, X509Certificate trusted) {
        this.hub = hub;
        this.wire = wire;
        this.trusted = trusted;
    }

    /** Whether the request arrives as it was sent, and the answer is that to it. */
    Look<Result> answer(HubSaid said, SigningKey key) {
        RestAsked asked = RestAsked.get(URI.create(hub + RIGHTS), key);
        try {
            HttpAnswer answer = wire.send(asked.message());
            return asked.isAnsweredBy(answer, trusted)
                    ? new Look.Well<>(asked.read(answer, trusted), "checked with the certificate that you trust")
                    : changed(asked, answer, said);
        } catch (CannotAskException broken) {
            return new Look.Ill<>(
                    "The hub answers who does not sign, but not who does.",
                    "Have proxies on the way let longer headers pass: " + OwnKey.sentence(broken));
        }
    }

    /** The answer's signature covers the name under which the hub was asked: it fits one of its own names, or none. */
    private Look<Result> changed(RestAsked asked, HttpAnswer answer, HubSaid said) {
        for (String name : said.authorities()) {
            if (asked.at(name).isAnsweredBy(answer, trusted)) {
                return new Look.Ill<>(
                        "You call the hub " + hub.getRawAuthority() + ", but your request reaches it as " + name
                                + ": a proxy on the way changes the Host header.",
                        HubRefusal.PASS_ON_HOST);
            }
        }
        return RestAsked.isUnboundAnswer(answer, trusted)
                ? new Look.Ill<>(
                        "Your signature does not reach the hub: its answer is one to an unsigned request.",
                        "Have proxies on the way pass on the headers Signature-Input and Signature, and keep no"
                                + " answers.")
                : new Look.Ill<>(
                        "An answer comes back (HTTP " + answer.status()
                                + ") that the hub did not sign for your request.",
                        "Have proxies on the way pass on requests and answers as they are, write no error pages of"
                                + " their own, and keep no answers.");
    }

    /** Whether the hub took it, and from whom. */
    static Look<ObjectNode> accepted(Result result, Optional<Party> expected) {
        if (result.refused()) {
            return HubRefusal.of(result.content()).look();
        }
        String party = result.content().path("party").asText("a party that it does not name");
        boolean named = result.content().has("party");
        return expected.filter(own -> named && !own.toString().equals(party)).isEmpty()
                ? new Look.Well<>(result.content(), "it takes you for " + party)
                : new Look.Ill<>(
                        "The hub takes you for " + party + ", not for " + expected.get() + ".",
                        "Use the key of " + expected.get() + ", or have its certificate registered for that party.");
    }
}

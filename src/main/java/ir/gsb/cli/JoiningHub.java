package ir.gsb.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gsb.message.Headers;
import ir.gsb.message.Party;
import ir.gsb.security.ResponseNotTrustedException;
import ir.gsb.security.RestResponseVerifier;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What {@code gsb join} asks of a hub, unsigned, since nobody knows its key yet. The hub's answers are signed. */
final class JoiningHub {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] NOTHING = {};

    private final Hub hub;
    private final Function<String, URI> address;

    JoiningHub(HubOptions options, Optional<Path> ca) {
        this.hub = options.connect(ca);
        this.address = options::at;
    }

    /** The hub's certificate as it says itself; who it is, is for its thumbprint to say. */
    String certificate() {
        HttpAnswer answer = send("GET", "/.well-known/gsb", new Headers(List.of()), NOTHING);
        String pem = content(answer).path("certificates").path(0).asText();
        if (answer.status() != 200 || pem.isEmpty()) {
            throw new CannotAskException("No hub answers there (HTTP " + answer.status() + "): check --hub.");
        }
        return pem;
    }

    Result ask(Party party, String contact, byte[] request, X509Certificate trusted) {
        var headers = new Headers(List.of(new Headers.Header("content-type", "application/pkcs10")));
        return read(send("POST", "/joinings?party=" + party + "&contact=" + contact, headers, request), trusted);
    }

    Result look(String id, X509Certificate trusted) {
        return read(send("GET", "/joinings/" + id, new Headers(List.of()), NOTHING), trusted);
    }

    private HttpAnswer send(String method, String path, Headers headers, byte[] body) {
        return hub.send(new HttpMessage(method, address.apply(path), headers, body, Optional.empty()));
    }

    private static Result read(HttpAnswer answer, X509Certificate trusted) {
        try {
            RestResponseVerifier.ofHub(trusted).verifyUnbound(answer.status(), answer.headers(), answer.body());
        } catch (ResponseNotTrustedException forged) {
            throw new CannotAskException(
                    "HTTP " + answer.status() + " came back, but " + forged.getMessage()
                            + ". Check --hub, and that hub.pem is the certificate that this hub signs with.",
                    forged);
        }
        return new Result(
                answer.status(),
                answer.headers().first("gsb-exchange-id"),
                false,
                answer.status() >= 400,
                content(answer),
                answer.took());
    }

    private static ObjectNode content(HttpAnswer answer) {
        try {
            if (JSON.readTree(answer.body()) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException malformed) {
            throw new CannotAskException("The answer is no JSON: check --hub.", malformed);
        }
        throw new CannotAskException("The answer is no JSON object: check --hub.");
    }
}

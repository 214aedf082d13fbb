package ir.gsb.e2e;

import ir.gsb.message.Headers;
import ir.gsb.message.Party;
import ir.gsb.security.ResponseNotTrustedException;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.RestResponseVerifier;
import ir.gsb.security.SamplePki;
import ir.gsb.security.SigningKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** Parties of the test with keys of their own, which ask a node by its public name, as a load balancer lets them. */
final class NodeParties {

    static final String AUTHORITY = "localhost:8443";
    private static final String INQUIRY = "/inquiries/postal-address/v1";

    private final SamplePki pki;
    private final Path signingCertificate;
    private final SecureRandom random = new SecureRandom();

    NodeParties(Path folder, Path signingCertificate) throws IOException {
        this.pki = new SamplePki(folder, Clock.systemUTC(), random);
        this.signingCertificate = signingCertificate;
        pki.ensure(SamplePki.MEMBERS);
    }

    /** Asks for an address, and believes no answer that is not signed by the hub. */
    RawHttp.Response ask(NodeHub hub, Party client, String messageId) throws IOException {
        byte[] body = """
            {"mode": "RETRIEVE", "fields": ["city", "streets", "plate"], "postalCode": "1193653471"}
            """.getBytes(StandardCharsets.UTF_8);
        var headers = new Headers(List.of())
                .with("content-type", "application/json")
                .with("gsb-message-id", messageId)
                .with("gsb-user", "officer-7");
        return send(hub, client, "POST", INQUIRY, headers, body);
    }

    /** Gets what it may see, and believes nothing that is not signed by the hub either. */
    RawHttp.Response get(NodeHub hub, Party client, String path) throws IOException {
        return send(hub, client, "GET", path, new Headers(List.of()), new byte[0]);
    }

    private RawHttp.Response send(NodeHub hub, Party client, String method, String path, Headers headers, byte[] body)
            throws IOException {
        Path keys = pki.folderOf(client);
        var signer = new RestRequestSigner(
                SigningKeys.fromPem(keys.resolve("key.pem"), keys.resolve("cert.pem")), Clock.systemUTC(), random);
        var request = signer.sign(method, URI.create("https://" + AUTHORITY + path), headers, body);
        var answer = RawHttp.send(hub.port(), method, path, request.headers().with("host", AUTHORITY), body);
        try {
            RestResponseVerifier.ofHub(SigningKeys.certificate(signingCertificate))
                    .verify(request, answer.status(), answer.headers(), answer.body());
        } catch (ResponseNotTrustedException forged) {
            throw new AssertionError(answer.status() + " " + answer.text(), forged);
        }
        return answer;
    }
}

package ir.gsb.bench;

import ir.gsb.message.Headers;
import ir.gsb.security.ResponseNotTrustedException;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.RestResponseVerifier;
import ir.gsb.security.SignedRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Asks over REST, signed as RFC 9421 has it. */
final class RestInquirer implements Inquirer {

    private final String authority;
    private final URI target;
    private final byte[] content;
    private final RestRequestSigner signer;
    private final RestResponseVerifier verifier;

    RestInquirer(String authority, Keys keys) throws IOException {
        this.authority = authority;
        this.target = URI.create("http://" + authority + "/inquiries/" + Kind.REST.inquiry());
        this.content = Files.readAllBytes(Kind.REST.sample("request-retrieve.json"));
        this.signer = new RestRequestSigner(keys.client(), Clock.systemUTC(), new SecureRandom());
        this.verifier = RestResponseVerifier.ofHub(keys.hub());
    }

    @Override
    public Asked next() {
        var headers = new Headers(List.of(
                new Headers.Header("content-type", "application/json"),
                new Headers.Header("gsb-message-id", UUID.randomUUID().toString())));
        SignedRequest signed = signer.sign("POST", target, headers, content);
        return new Asked(signed, HttpMessage.post(authority, target.getRawPath(), signed.headers(), content), verifier);
    }

    /** An inquiry over REST. */
    record Asked(SignedRequest signed, byte[] request, RestResponseVerifier verifier) implements Inquiry {

        @Override
        public void verify(HttpMessage answer) throws ResponseNotTrustedException {
            verifier.verify(signed, answer.status(), answer.headers(), answer.body());
        }
    }
}

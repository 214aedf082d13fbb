package ir.gsb.security;

import ir.gsb.message.Headers;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Verifies that an answer was signed by one known certificate as the answer to one request that was just signed. The
 * binding to the request makes it fresh, so there is no clock here.
 */
public final class RestResponseVerifier {

    private final String thumbprint;
    private final VerificationKey key;
    private final boolean exchangeIdNeeded;

    private RestResponseVerifier(X509Certificate certificate, boolean exchangeIdNeeded) {
        this.thumbprint = Thumbprint.of(certificate);
        this.exchangeIdNeeded = exchangeIdNeeded;
        try {
            this.key = VerificationKey.of(certificate.getPublicKey());
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("the certificate's key does not sign here: " + e.getMessage(), e);
        }
    }

    /** For answers of a hub, which all name their exchange. */
    public static RestResponseVerifier ofHub(X509Certificate certificate) {
        return new RestResponseVerifier(certificate, true);
    }

    /** For what a hub says of itself and its inquiries: that is no exchange, so none is named. */
    public static RestResponseVerifier ofDescriptions(X509Certificate certificate) {
        return new RestResponseVerifier(certificate, false);
    }

    /** For answers of a provider that signs as the hub does. */
    public static RestResponseVerifier ofProvider(X509Certificate certificate) {
        return new RestResponseVerifier(certificate, false);
    }

    /** @throws ResponseNotTrustedException if anything of the answer is not proven */
    public void verify(SignedRequest request, int status, Headers headers, byte[] body)
            throws ResponseNotTrustedException {
        verify(SignedMessage.Request.of(request.method(), request.target(), request.headers()), status, headers, body);
    }

    void verify(SignedMessage.Request request, int status, Headers headers, byte[] body)
            throws ResponseNotTrustedException {
        verify(new SignedMessage.Response(status, headers, Optional.of(request)), body);
    }

    /**
     * The same for the answer to a request that was not signed: nothing proves that it is fresh, nor what was asked, and a
     * document names no exchange.
     *
     * @throws ResponseNotTrustedException if it is not signed, or otherwise
     */
    public void verifyUnbound(int status, Headers headers, byte[] body) throws ResponseNotTrustedException {
        verify(new SignedMessage.Response(status, headers, Optional.empty()), body);
    }

    private void verify(SignedMessage.Response response, byte[] body) throws ResponseNotTrustedException {
        try {
            requireDigest(response.headers(), body);
            requireSignature(response);
        } catch (SignatureException e) {
            throw new ResponseNotTrustedException("the answer is not to be trusted: " + e.getMessage(), e);
        }
    }

    private static void requireDigest(Headers headers, byte[] body) throws SignatureException {
        List<String> digests = headers.values("content-digest");
        if (digests.size() != 1) {
            throw new SignatureException("it must have one Content-Digest, not " + digests.size());
        }
        ContentDigest.verify(digests.getFirst(), body, Digests.sha256(body));
    }

    private void requireSignature(SignedMessage.Response response) throws SignatureException {
        SignatureFields fields = fields(response.headers());
        SignatureInput input = fields.input();
        require(input, "keyid", thumbprint);
        require(input, "tag", ReplySigner.TAG);
        if (input.number("created").isEmpty()) {
            throw new SignatureException("its signature does not say when it was created");
        }
        SignatureAlgorithm algorithm = input.text("alg")
                .flatMap(SignatureAlgorithm::named)
                .orElseThrow(() -> new SignatureException("its signature has no algorithm of the wire contract"));
        requireCoverage(response, input);
        String base = SignatureBase.of(response, input.components(), input.parameters());
        key.verify(algorithm, SignatureBase.bytes(base), fields.value());
    }

    private static SignatureFields fields(Headers headers) throws SignatureException {
        List<String> inputs = headers.values("signature-input");
        List<String> signatures = headers.values("signature");
        if (inputs.isEmpty() || signatures.isEmpty()) {
            throw new SignatureException("it is not signed");
        }
        return SignatureFields.of(RawDictionary.of(inputs), RawDictionary.of(signatures));
    }

    private static void require(SignatureInput input, String parameter, String expected) throws SignatureException {
        if (!input.text(parameter).filter(expected::equals).isPresent()) {
            throw new SignatureException("its signature's " + parameter + " is not " + expected);
        }
    }

    private void requireCoverage(SignedMessage.Response response, SignatureInput input) throws SignatureException {
        boolean exchange = exchangeIdNeeded && response.request().isPresent();
        if (exchange && response.headers().first("gsb-exchange-id").isEmpty()) {
            throw new SignatureException("it names no exchange");
        }
        for (Component component : ResponseCoverage.of(response)) {
            if (!input.covers(component)) {
                throw new SignatureException("its signature does not cover " + component.identifier());
            }
        }
    }
}

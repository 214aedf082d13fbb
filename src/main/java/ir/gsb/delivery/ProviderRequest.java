package ir.gsb.delivery;

import ir.gsb.message.Headers;
import ir.gsb.security.SignedRequest;
import ir.gsb.security.SoapRequestSigner.SignedEnvelope;
import java.net.URI;
import java.util.Optional;

/**
 * What goes out to a provider.
 *
 * @param contract whether it follows the hub's own wire contract: then it is signed, and so is its answer, whatever the
 *     registration says
 * @param envelope what a signed answer over SOAP is held against, if the hub signed
 */
record ProviderRequest(
        String method,
        URI target,
        Headers headers,
        byte[] body,
        boolean soap,
        boolean contract,
        Optional<SignedEnvelope> envelope) {

    /** The media type of a SOAP 1.2 message. */
    static final String SOAP_1_2 = "application/soap+xml";

    ProviderRequest with(Headers signed) {
        return new ProviderRequest(method, target, signed, body, soap, contract, envelope);
    }

    ProviderRequest with(SignedEnvelope signed) {
        return new ProviderRequest(method, target, headers, signed.body(), soap, contract, Optional.of(signed));
    }

    /** As its answer's signature refers to it. */
    SignedRequest asSigned() {
        return new SignedRequest(method, target, headers, headers, body, "");
    }
}

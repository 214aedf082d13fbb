package ir.gsb.delivery;

import ir.gsb.message.Headers;
import ir.gsb.security.SignedRequest;
import java.net.URI;

/** What goes out to a provider. */
record ProviderRequest(String method, URI target, Headers headers, byte[] body, boolean soap) {

    ProviderRequest with(Headers headers, byte[] body) {
        return new ProviderRequest(method, target, headers, body, soap);
    }

    /** As its answer's signature refers to it. */
    SignedRequest asSigned() {
        return new SignedRequest(method, target, headers, headers, body, "");
    }
}

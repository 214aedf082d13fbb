package ir.gsb.security;

import ir.gsb.message.Headers;
import ir.gsb.message.Received;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** What of an HTTP message a signature may cover. */
sealed interface SignedMessage {

    Headers headers();

    /**
     * A request.
     *
     * @param scheme empty where it is not known, as behind a proxy that ends TLS
     * @param authority lower case, without the scheme's default port
     * @param query the raw query without its {@code ?}
     */
    record Request(String method, String scheme, String authority, String path, Optional<String> query, Headers headers)
            implements SignedMessage {

        static Request of(Received received) {
            return new Request(
                    received.method(), "", received.authority(), received.path(), received.query(), received.headers());
        }

        static Request of(String method, URI target, Headers headers) {
            String scheme = target.getScheme().toLowerCase(Locale.ROOT);
            return new Request(
                    method,
                    scheme,
                    authority(scheme, target),
                    target.getRawPath(),
                    Optional.ofNullable(target.getRawQuery()),
                    headers);
        }

        private static String authority(String scheme, URI target) {
            String host = target.getHost().toLowerCase(Locale.ROOT);
            int port = target.getPort();
            boolean usual = port == -1 || port == (scheme.equals("https") ? 443 : 80);
            return usual ? host : host + ":" + port;
        }
    }

    /** A response, and the request that it answers. */
    record Response(int status, Headers headers, Optional<Request> request) implements SignedMessage {}
}

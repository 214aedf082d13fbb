package ir.gsb.security;

import ir.gsb.message.Headers;
import java.net.URI;
import java.security.SecureRandom;
import java.security.SignatureException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Signs REST requests as the wire contract asks clients to, and the hub itself towards its providers. */
public final class RestRequestSigner {

    private static final long LIFETIME_SECONDS = 300;
    private static final int NONCE_BYTES = 16;

    private final SigningKey key;
    private final Clock clock;
    private final SecureRandom random;
    private final String tag;

    public RestRequestSigner(SigningKey key, Clock clock, SecureRandom random) {
        this(key, clock, random, RestVerifier.TAG);
    }

    private RestRequestSigner(SigningKey key, Clock clock, SecureRandom random, String tag) {
        this.tag = tag;
        this.key = key;
        this.clock = clock;
        this.random = random;
    }

    /** Signs what the hub tells its clients of its own accord, with the tag {@code gsb-callback}. */
    public static RestRequestSigner ofCallbacks(SigningKey key, Clock clock, SecureRandom random) {
        return new RestRequestSigner(key, clock, random, "gsb-callback");
    }

    /**
     * Signs the method, the target, the content and its type, every {@code gsb-*} header, {@code prefer} and
     * {@code accept}.
     *
     * @param target absolute; its host is the authority that is signed
     * @param headers with content type and message id, if there is content
     * @throws IllegalArgumentException if a header is missing or holds what cannot be signed
     */
    public SignedRequest sign(String method, URI target, Headers headers, byte[] body) {
        boolean content = !method.equals("GET");
        List<Headers.Header> added = new ArrayList<>(3);
        if (content) {
            added.add(new Headers.Header("content-digest", ContentDigest.of(body)));
        }
        var message = SignedMessage.Request.of(method, target, joined(headers, added));
        List<Component> components = components(message, content);
        String parameters = parameters(components);
        String base = base(message, components, parameters);
        var written = SignatureFields.write(parameters, key.sign(SignatureBase.bytes(base)));
        added.add(new Headers.Header("signature-input", written.input()));
        added.add(new Headers.Header("signature", written.signature()));
        return new SignedRequest(method, target, joined(headers, added), new Headers(added), body, base);
    }

    private static Headers joined(Headers headers, List<Headers.Header> added) {
        List<Headers.Header> all = new ArrayList<>(headers.all());
        all.addAll(added);
        return new Headers(all);
    }

    private static List<Component> components(SignedMessage.Request request, boolean content) {
        List<Component> components = new ArrayList<>(12);
        components.add(Component.of("@method"));
        components.add(Component.of("@authority"));
        components.add(Component.of("@path"));
        request.query().ifPresent(query -> components.add(Component.of("@query")));
        if (content) {
            components.add(Component.of("content-digest"));
            components.add(Component.of("content-type"));
        }
        request.headers().all().stream()
                .map(Headers.Header::name)
                .filter(name -> name.startsWith("gsb-") || name.equals("prefer") || name.equals("accept"))
                .distinct()
                .map(Component::of)
                .forEach(components::add);
        return components;
    }

    private String parameters(List<Component> components) {
        long created = clock.instant().getEpochSecond();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return SignatureFields.parameters(components)
                + ";created=" + created
                + ";expires=" + (created + LIFETIME_SECONDS)
                + ";nonce=\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(nonce)
                + "\";keyid=\"" + key.thumbprint()
                + "\";alg=\"" + key.algorithm().wire()
                + "\";tag=\"" + tag + '"';
    }

    private static String base(SignedMessage message, List<Component> components, String parameters) {
        try {
            return SignatureBase.of(message, components, parameters);
        } catch (SignatureException e) {
            throw new IllegalArgumentException("the request cannot be signed: " + e.getMessage(), e);
        }
    }
}

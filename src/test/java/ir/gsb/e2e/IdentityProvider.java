package ir.gsb.e2e;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;

/** An OpenID Connect provider (authorization code flow) that signs in whoever it was told to, without asking. */
final class IdentityProvider implements AutoCloseable {

    private static final String CLIENT = "--spring.security.oauth2.client.";

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private volatile String subject = "";
    private volatile List<String> roles = List.of();
    private volatile Optional<Object> agency = Optional.empty();
    private volatile Optional<String> context = Optional.empty();
    private volatile List<String> methods = List.of();
    private volatile String askedFor = "";

    IdentityProvider() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("it").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", http -> json(http, configuration()));
        server.createContext("/keys", http -> json(http, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    /** A hub that takes people whom it signs in. */
    SampleHub hub(Path folder, String... more) {
        List<String> settings = new ArrayList<>(List.of(more));
        settings.add(CLIENT + "registration.sso.client-id=gsb");
        settings.add(CLIENT + "registration.sso.client-secret=of-this-test");
        settings.add(CLIENT + "registration.sso.client-name=Sample SSO");
        settings.add(CLIENT + "registration.sso.scope=openid");
        settings.add(CLIENT + "provider.sso.issuer-uri=" + issuer());
        return new SampleHub(folder, settings.toArray(String[]::new));
    }

    /** Another site than the hub's localhost, as a provider usually is. */
    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Whom it says it has before it from now on. */
    void says(String name, String... hasRoles) {
        subject = name;
        roles = List.of(hasRoles);
        agency = Optional.empty();
    }

    /** The same of one of an agency's people; as a token may say it, rightly or not. */
    void saysOf(Object itsAgency, String name, String... hasRoles) {
        says(name, hasRoles);
        agency = Optional.of(itsAgency);
    }

    /** How it says that people signed in, from now on. */
    void saysHow(String acr, String... amr) {
        context = Optional.of(acr);
        methods = List.of(amr);
    }

    /** The {@code acr_values} that it was last asked for; empty if there were none. */
    String askedFor() {
        return askedFor;
    }

    private String configuration() {
        return """
            {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
             "jwks_uri":"%1$s/keys","response_types_supported":["code"],"subject_types_supported":["public"],
             "id_token_signing_alg_values_supported":["RS256"]}
            """.formatted(issuer());
    }

    private void authorize(HttpExchange http) throws IOException {
        Map<String, String> asked = parameters(http.getRequestURI().getRawQuery());
        askedFor = asked.getOrDefault("acr_values", "");
        String code = "code-" + nonces.size();
        nonces.put(code, asked.get("nonce"));
        http.getResponseHeaders()
                .add(
                        "location",
                        UriComponentsBuilder.fromUriString(asked.get("redirect_uri"))
                                .queryParam("code", code)
                                .queryParam("state", "{state}")
                                .encode()
                                .buildAndExpand(asked.get("state"))
                                .toUriString());
        http.sendResponseHeaders(302, -1);
        http.close();
    }

    private void token(HttpExchange http) throws IOException {
        String form = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String nonce = nonces.remove(parameters(form).get("code"));
        json(http, """
            {"access_token":"not-used","token_type":"Bearer","expires_in":60,"id_token":"%s"}
            """.formatted(idToken(nonce)));
    }

    private String idToken(String nonce) {
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject)
                .audience("gsb")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(1))))
                .claim("nonce", nonce)
                .claim("gsb_roles", roles)
                .claim("gsb_agency", agency.orElse(null))
                .claim("acr", context.orElse(null))
                .claim("amr", methods.isEmpty() ? null : methods)
                .build();
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> parameters(String query) {
        return UriComponentsBuilder.fromUri(URI.create("/?" + query))
                .build()
                .getQueryParams()
                .toSingleValueMap()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> URLDecoder.decode(one.getValue(), StandardCharsets.UTF_8)));
    }

    private static void json(HttpExchange http, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().add("content-type", "application/json");
        http.sendResponseHeaders(200, bytes.length);
        http.getResponseBody().write(bytes);
        http.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

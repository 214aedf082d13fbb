package ir.gsb.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.message.Code;
import ir.gsb.message.Concluded;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.message.Outcome;
import ir.gsb.message.Payload;
import ir.gsb.message.Protocol;
import ir.gsb.message.Received;
import ir.gsb.message.Refusal;
import ir.gsb.message.Rendered;
import ir.gsb.message.Reply;
import ir.gsb.message.Step;
import ir.gsb.message.Timeline;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client's half and the hub's half of the contract, held against each other. */
class ReplyBindingTest {

    private static final byte[] REQUEST = "{\"nationalId\":\"0001234560\"}".getBytes(UTF_8);
    private static final byte[] ANSWER = "{\"status\":\"FOUND\"}".getBytes(UTF_8);
    private static final URI TARGET = URI.create("https://GSB.example:443/inquiries/person-identity/v1");

    private final SampleParties parties = new SampleParties();
    private final SigningKey client = parties.keyOf(KeyType.EC_P256);
    private final SigningKey hub = parties.issued(KeyType.EC_P256, SampleParties.NOW);
    private final RestVerifier verifier = new RestVerifier(parties::registry, parties.clock());
    private final RestResponseVerifier responses = RestResponseVerifier.ofHub(hub.certificate());
    private final ReplySigner signer = new ReplySigner(hub, parties.clock(), rendered -> {
        throw new IllegalStateException("no SOAP here");
    });

    @Test
    void a_client_verifies_the_answer_to_its_request() {
        SignedRequest request = request(client);
        assertThat(verifier.verify(received(request)).party()).isEqualTo(SampleParties.PORTAL);

        Reply reply = answer(request);
        assertThatCode(() -> responses.verify(request, 200, reply.headers(), reply.body()))
                .doesNotThrowAnyException();
        assertThat(reply.headers().first("signature-input").orElseThrow())
                .contains(
                        "\"@status\" \"content-digest\" \"content-type\" \"gsb-exchange-id\"",
                        "\"@method\";req \"@authority\";req \"@path\";req \"content-digest\";req"
                                + " \"gsb-message-id\";req \"signature\";req;key=\"gsb\")",
                        ";tag=\"gsb-response\"");
        assertThat(reply.concluded().received().timeline().steps()).containsKey(Step.SIGNED);
    }

    @ParameterizedTest
    @EnumSource
    void both_sides_may_use_every_algorithm(SignatureAlgorithm algorithm) throws Exception {
        SigningKey key = parties.keyOf(algorithm.keyType()).using(algorithm);
        SignedRequest request = request(key);
        verifier.verify(received(request));

        Reply reply = new ReplySigner(key, parties.clock(), rendered -> {
                    throw new IllegalStateException();
                })
                .sign(rendered(received(request)));
        RestResponseVerifier.ofProvider(key.certificate()).verify(request, 200, reply.headers(), reply.body());
    }

    @Test
    void an_answer_to_a_signed_request_is_no_answer_to_an_unsigned_one() throws Exception {
        SignedRequest request = request(client);
        Reply reply = answer(request);

        assertThatThrownBy(() -> responses.verifyUnbound(200, reply.headers(), reply.body()))
                .isInstanceOf(ResponseNotTrustedException.class);
    }

    @Test
    void a_get_with_query_is_bound_too() throws Exception {
        SignedRequest request = new RestRequestSigner(client, parties.clock(), new SecureRandom())
                .sign(
                        "GET",
                        URI.create("http://localhost:8080/exchanges?state=done"),
                        new Headers(List.of()),
                        new byte[0]);
        Received received = received(request);
        verifier.verify(received);
        Reply reply = signer.sign(rendered(received));

        responses.verify(request, 200, reply.headers(), reply.body());
        assertThat(reply.headers().first("signature-input").orElseThrow()).contains("\"@query\";req");
        assertThat(request.signatureBase())
                .startsWith("\"@method\": GET\n"
                        + "\"@authority\": localhost:8080\n"
                        + "\"@path\": /exchanges\n"
                        + "\"@query\": ?state=done\n");
    }

    @Test
    void an_answer_to_another_request_is_not_trusted() {
        Reply reply = answer(request(client));

        assertNotTrusted(request(client), 200, reply.headers(), reply.body());
    }

    @Test
    void a_changed_answer_is_not_trusted() {
        SignedRequest request = request(client);
        Reply reply = answer(request);

        assertNotTrusted(request, 404, reply.headers(), reply.body());
        assertNotTrusted(request, 200, reply.headers(), "{\"status\":\"MATCH\"}".getBytes(UTF_8));
        assertNotTrusted(request, 200, reply.headers().with("gsb-replayed", "true"), reply.body());
        assertNotTrusted(request, 200, reply.headers().with("retry-after", "5"), reply.body());
        assertNotTrusted(request, 200, reply.headers().with("signature", "gsb=:AAAA:"), reply.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"signature", "signature-input", "content-digest", "gsb-exchange-id", "content-type"})
    void an_answer_without_a_header_is_not_trusted(String name) {
        SignedRequest request = request(client);
        Reply reply = answer(request);
        var stripped = new Headers(reply.headers().all().stream()
                .filter(h -> !h.name().equals(name))
                .toList());

        assertNotTrusted(request, 200, stripped, reply.body());
    }

    @Test
    void an_answer_of_another_key_is_not_trusted() {
        SignedRequest request = request(client);
        Reply reply = answer(request);

        assertThatThrownBy(() -> RestResponseVerifier.ofHub(client.certificate())
                        .verify(request, 200, reply.headers(), reply.body()))
                .isInstanceOf(ResponseNotTrustedException.class)
                .hasMessageContaining("keyid");
    }

    @Test
    void an_answer_that_is_not_bound_is_not_trusted() {
        SignedRequest request = request(client);
        Received stripped = received(request, "signature");
        Reply reply = signer.sign(rendered(stripped));

        assertThat(reply.headers().first("signature-input").orElseThrow()).doesNotContain(";req");
        assertNotTrusted(request, 200, reply.headers(), reply.body());
    }

    @Test
    void an_error_to_a_request_with_two_signatures_stands_alone() {
        SignedRequest request = request(client);
        Received twice = received(new SignedRequest(
                "POST", TARGET, request.headers().with("signature", "gsb=:AAAA:"), request.added(), REQUEST, ""));

        assertThat(signer.sign(rendered(twice))
                        .headers()
                        .first("signature-input")
                        .orElseThrow())
                .doesNotContain(";req");
    }

    @Test
    void an_error_to_a_request_that_cannot_be_covered_stands_alone() {
        Headers headers = request(client).headers().with("gsb-message-id", "one\nline too much");
        Received received = received(new SignedRequest("POST", TARGET, headers, headers, REQUEST, ""));

        assertThat(signer.sign(rendered(received))
                        .headers()
                        .first("signature-input")
                        .orElseThrow())
                .doesNotContain(";req");
    }

    private void assertNotTrusted(SignedRequest request, int status, Headers headers, byte[] body) {
        assertThatThrownBy(() -> responses.verify(request, status, headers, body))
                .isInstanceOf(ResponseNotTrustedException.class)
                .hasMessageStartingWith("the answer is not to be trusted: ");
    }

    private SignedRequest request(SigningKey key) {
        Headers headers = new Headers(List.of(
                new Headers.Header("Content-Type", "application/json"),
                new Headers.Header("Accept", "application/json"),
                new Headers.Header("Gsb-Message-Id", UUID.randomUUID().toString()),
                new Headers.Header("Gsb-User", "clerk-17")));
        return new RestRequestSigner(key, parties.clock(), new SecureRandom()).sign("POST", TARGET, headers, REQUEST);
    }

    private Reply answer(SignedRequest request) {
        return signer.sign(rendered(received(request)));
    }

    private static Rendered rendered(Received received) {
        var outcome = Outcome.of(Refusal.of(Code.INTERNAL_ERROR, "Only its form matters here."), "");
        Headers headers = new Headers(List.of(
                new Headers.Header("content-type", "application/json"),
                new Headers.Header("gsb-exchange-id", received.id().toString())));
        return new Rendered(new Concluded(received, outcome), 200, headers, new Payload.Json(ANSWER));
    }

    private static Received received(SignedRequest request, String... without) {
        List<String> gone = List.of(without);
        int port = request.target().getPort();
        String host = request.target().getHost().toLowerCase(Locale.ROOT);
        return new Received(
                new ExchangeId(UUID.randomUUID()),
                SampleParties.NOW,
                Protocol.REST,
                request.method(),
                port == 443 ? host : host + ":" + port,
                request.target().getRawPath(),
                Optional.ofNullable(request.target().getRawQuery()),
                Optional.empty(),
                new Headers(request.headers().all().stream()
                        .filter(header -> !gone.contains(header.name()))
                        .toList()),
                request.body(),
                request.body().length,
                "192.0.2.1",
                Optional.empty(),
                new Timeline());
    }
}

package ir.gsb.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.message.Party;
import ir.gsb.message.Payload;
import ir.gsb.message.Verified;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a request that is in order leads to; see {@link RestForgeryTest} for all others. */
class RestVerifierTest {

    private final SampleParties parties = new SampleParties();
    private final SigningKey key = parties.keyOf(KeyType.EC_P256);
    private final RestVerifier verifier = new RestVerifier(parties::registry, parties.clock());

    @Test
    void knows_who_signed_what() {
        var message = RestMessage.post(key).sign();
        Verified.Verification found = verifier.verify(message.received());

        assertThat(found.party()).isEqualTo(SampleParties.PORTAL);
        assertThat(found.thumbprint()).isEqualTo(key.thumbprint());
        assertThat(found.algorithm()).isEqualTo("ecdsa-p256-sha256");
        assertThat(found.created()).isEqualTo(SampleParties.NOW);
        assertThat(found.expires()).isEqualTo(SampleParties.NOW.plusSeconds(300));
        assertThat(found.header().agreement()).contains("tax-person-identity");
        assertThat(found.header().user()).contains("clerk-17");
        assertThat(found.header().trackingCode()).isEmpty();
        assertThat(found.payload()).isEqualTo(new Payload.Json(message.body));
        assertThat(found.signatureValue()).hasSize(64);
    }

    @ParameterizedTest
    @EnumSource
    void takes_every_algorithm(SignatureAlgorithm algorithm) {
        SigningKey other = parties.keyOf(algorithm.keyType()).using(algorithm);

        assertThat(verifier.verify(RestMessage.post(other).sign().received()).algorithm())
                .isEqualTo(algorithm.wire());
    }

    @Test
    void takes_a_get_without_content() {
        var message = RestMessage.get(key);
        message.query = Optional.of("from=2026-01-01");

        Verified.Verification found =
                verifier.verify(message.cover("@query").sign().received());
        assertThat(found.payload()).isEqualTo(new Payload.None());
        assertThat(found.header().messageId()).isEmpty();
    }

    @Test
    void leaves_other_labels_and_more_components_alone() {
        var message = RestMessage.post(key)
                .header("date", "Fri, 01 May 2026 10:00:00 GMT")
                .header("prefer", "respond-async")
                .header("prefer", "wait=5")
                .cover("date", "prefer", "@request-target")
                .header("signature-input", "proxy=(\"date\");tag=\"proxy\"")
                .sign()
                .header("signature", "proxy=:AAAA:");

        assertThat(verifier.verify(message.received()).party()).isEqualTo(SampleParties.PORTAL);
    }

    @Test
    void takes_clocks_that_are_a_minute_off() {
        assertThat(verifier.verify(
                        RestMessage.post(key).created(60).expires(360).sign().received()))
                .isNotNull();
        assertThat(verifier.verify(
                        RestMessage.post(key).created(-360).expires(-60).sign().received()))
                .isNotNull();
    }

    @Test
    void takes_a_tls_client_of_the_same_agency() {
        SigningKey tls = parties.registered(new Party("tax", "gateway"), KeyType.EC_P256, false);
        var message = RestMessage.post(key).sign();
        message.tlsClient = Optional.of(tls.certificate());

        assertThat(verifier.verify(message.received()).party()).isEqualTo(SampleParties.PORTAL);
    }

    @Test
    void a_retry_has_the_same_content_and_another_signature() {
        var first = RestMessage.post(key).sign();
        var retry = RestMessage.post(key)
                .replace(
                        "gsb-message-id",
                        first.received().headers().first("gsb-message-id").orElseThrow())
                .replace("content-digest", sha512(first.body))
                .created(1)
                .sign();

        Verified.Verification one = verifier.verify(first.received());
        Verified.Verification two = verifier.verify(retry.received());
        assertThat(two.contentHash()).isEqualTo(one.contentHash());
        assertThat(two.signatureKey()).isNotEqualTo(one.signatureKey());
        assertThat(verifier.verify(first.received()).signatureKey()).isEqualTo(one.signatureKey());
    }

    @Test
    void other_content_has_another_hash() {
        var message = RestMessage.post(key);
        byte[] one = verifier.verify(message.sign().received()).contentHash();
        String id = message.received().headers().first("gsb-message-id").orElseThrow();

        var otherUser = RestMessage.post(key).replace("gsb-message-id", id).replace("gsb-user", "clerk-18");
        var otherType =
                RestMessage.post(key).replace("gsb-message-id", id).replace("content-type", "application/x-ndjson");
        var otherBody = RestMessage.post(key).replace("gsb-message-id", id);
        otherBody.body = "{}".getBytes(UTF_8);
        otherBody.replace("content-digest", ContentDigest.of(otherBody.body));

        assertThat(verifier.verify(otherUser.sign().received()).contentHash()).isNotEqualTo(one);
        assertThat(verifier.verify(otherType.sign().received()).contentHash()).isNotEqualTo(one);
        assertThat(verifier.verify(otherBody.sign().received()).contentHash()).isNotEqualTo(one);
    }

    private static String sha512(byte[] body) {
        return "sha-512=:"
                + Base64.getEncoder().encodeToString(Digests.named("SHA-512").digest(body)) + ":";
    }
}

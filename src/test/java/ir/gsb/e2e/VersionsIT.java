package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gsb.message.Headers;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two major versions of an inquiry side by side, and the end of the older one. */
class VersionsIT {

    private static final InquiryType OLD = InquiryType.parse("plot-address/v1");
    private static final InquiryType NEW = InquiryType.parse("plot-address/v2");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SUCCESSOR = "</inquiries/plot-address/v2>; rel=\"successor-version\"";

    private final ChangingHub changing = ChangingHub.get();
    private final SampleHub hub = changing.hub();
    private final Client client = new Client(hub, hub.key(SampleHub.TAX));

    @Test
    void older_version_is_deprecated_and_then_retired_while_the_newer_one_serves() throws Exception {
        changing.register(OLD, "");
        changing.drop(OLD);
        await().atMost(PATIENCE).until(() -> changing.ask(OLD).status() == 200);
        changing.register(NEW, "");
        changing.drop(NEW);
        await().atMost(PATIENCE).until(() -> changing.ask(NEW).status() == 200);
        assertThat(changing.ask(OLD).status()).isEqualTo(200);

        changing.register(OLD, ", deprecatedAt: \"2098-01-01T00:00:00Z\", sunsetAt: \"2099-01-01T00:00:00Z\"");
        await().atMost(PATIENCE).until(() -> changing.json("/inquiries/" + OLD).has("sunsetAt"));
        assertThat(changing.json("/inquiries/" + OLD).get("deprecated").asBoolean())
                .isFalse();
        requireNoSign(changing.ask(OLD).headers());

        changing.register(OLD, ", deprecatedAt: \"2026-01-01T00:00:00Z\"");
        await().atMost(PATIENCE)
                .until(() -> changing.ask(OLD).headers().first("deprecation").isPresent());
        for (Protocol protocol : Protocol.values()) {
            Told answer = client.ask(protocol, OLD, ChangingHub.ASK, ChangingHub.agreement(OLD));
            assertThat(answer.status()).isEqualTo(200);
            requireSign(answer.reply().headers(), "Thu, 01 Jan 2099 00:00:00 GMT");
            Told refusal =
                    client.ask(protocol, OLD, ChangingHub.ASK.replace("city", "plate"), ChangingHub.agreement(OLD));
            assertThat(refusal.reply().text()).contains("access-denied");
            requireSign(refusal.reply().headers(), "Thu, 01 Jan 2099 00:00:00 GMT");
        }
        requireNoSign(changing.ask(NEW).headers());
        var entry = changing.json("/inquiries/" + OLD);
        assertThat(entry.get("deprecated").asBoolean()).isTrue();
        assertThat(entry.get("successor").asText()).isEqualTo("/inquiries/plot-address/v2");
        assertThat(changing.json("/inquiries").toString()).contains("\"sunsetAt\":\"2099-01-01T00:00:00Z\"");
        assertThat(deprecatedInOpenApi(OLD)).isTrue();
        assertThat(deprecatedInOpenApi(NEW)).isFalse();

        changing.register(OLD, ", sunsetAt: \"2026-02-01T00:00:00Z\"");
        await().atMost(PATIENCE).until(() -> changing.ask(OLD).status() == 410);
        Told gone = client.ask(Protocol.REST, OLD, ChangingHub.ASK, ChangingHub.agreement(OLD));
        assertThat(gone.reply().text()).contains("version-retired").contains("plot-address/v2");
        requireSign(gone.reply().headers(), "Sun, 01 Feb 2026 00:00:00 GMT");
        assertThat(changing.json("/inquiries").toString())
                .doesNotContain("\"/inquiries/plot-address/v1\"")
                .contains("\"/inquiries/plot-address/v2\"");
        assertThat(changing.ask(NEW).status()).isEqualTo(200);
    }

    private boolean deprecatedInOpenApi(InquiryType type) throws Exception {
        return changing.json("/inquiries/" + type + "/openapi.json")
                .path("paths")
                .path("/inquiries/" + type)
                .path("post")
                .path("deprecated")
                .asBoolean();
    }

    private static void requireSign(Headers headers, String sunset) {
        assertThat(headers.first("deprecation")).hasValue("@1767225600");
        assertThat(headers.first("sunset")).hasValue(sunset);
        assertThat(headers.first("link")).hasValue(SUCCESSOR);
    }

    private static void requireNoSign(Headers headers) {
        assertThat(headers.first("deprecation")).isEmpty();
        assertThat(headers.first("sunset")).isEmpty();
        assertThat(headers.first("link")).isEmpty();
    }
}

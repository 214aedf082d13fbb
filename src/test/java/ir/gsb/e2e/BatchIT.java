package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ir.gsb.security.RestRequestSigner;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Many inquiries at once, a line each. */
class BatchIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LINES = 2000;
    private static final JsonMapper JSON = new JsonMapper();

    private final TrialHub trial = TrialHub.get();
    private final SampleHub hub = trial.hub();
    private final Client portal = trial.portal();

    private static String line(String messageId, String agreement, String postalCode) {
        return """
            {"messageId":"%s","agreement":"%s","request":{"mode":"RETRIEVE","fields":["city"],"postalCode":"%s"}}
            """.formatted(messageId, agreement, postalCode);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private Letter batch(String lines) {
        return Letter.rest(new RestRequestSigner(portal.key(), portal.clock(), new SecureRandom())
                .sign(
                        "POST",
                        URI.create("http://" + hub.authority() + "/inquiries/postal-address/v1/batch"),
                        Letter.headers("content-type", "application/x-ndjson", "gsb-message-id", newId()),
                        lines.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode awaitDone(String exchange) {
        return await().atMost(PATIENCE)
                .until(
                        () -> portal.send(portal.get("/exchanges/" + exchange)).json(),
                        view -> view.get("state").asText().equals("DONE"));
    }

    private List<JsonNode> answers(String exchange, int from) throws Exception {
        Told page = portal.send(portal.get("/exchanges/" + exchange + "/answers?from=" + from));
        assertThat(page.status()).as(page.reply().text()).isEqualTo(200);
        assertThat(page.headers().first("content-type")).contains("application/x-ndjson");
        List<JsonNode> answers = new ArrayList<>();
        for (String line : page.reply().text().split("\n")) {
            answers.add(JSON.readTree(line));
        }
        return answers;
    }

    @Test
    void every_line_is_answered() throws Exception {
        var lines = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            lines.append(line(newId(), "T-ADDRESS", Integer.toString(1_200_000_000 + i)));
        }

        Told told = portal.send(batch(lines.toString()));

        assertThat(told.status()).as(told.reply().text()).isEqualTo(202);
        JsonNode view = awaitDone(told.exchangeId());
        assertThat(view.at("/batch/done").asInt()).isEqualTo(LINES);
        assertThat(view.at("/batch/total").asInt()).isEqualTo(LINES);
        assertThat(view.has("answerErased")).isFalse();
        int next = 1;
        while (next <= LINES) {
            for (JsonNode answer : answers(told.exchangeId(), next)) {
                assertThat(answer.get("line").asInt()).isEqualTo(next++);
                assertThat(answer.get("outcome").asText()).isEqualTo("FOUND");
                assertThat(answer.at("/answer/city").asText()).isNotEmpty();
            }
        }
        assertThat(next).isEqualTo(LINES + 1);
    }

    @Test
    void faulty_lines_get_refusals_of_their_own() throws Exception {
        String twice = newId();
        String lines = line(newId(), "T-ADDRESS", "1193653471")
                + "this is no JSON\n"
                + "\n"
                + line("no-uuid", "T-ADDRESS", "1193653471")
                + line(newId(), "T-ADDRESS", "12")
                + line(newId(), "T-EXPIRED", "1193653471")
                + line(twice, "T-ADDRESS", "1193653471")
                + line(twice, "T-ADDRESS", "1193653472");

        Told told = portal.send(batch(lines));

        assertThat(told.status()).as(told.reply().text()).isEqualTo(202);
        awaitDone(told.exchangeId());
        List<String> outcomes = answers(told.exchangeId(), 1).stream()
                .map(one -> one.get("outcome").asText())
                .toList();
        assertThat(outcomes)
                .startsWith("FOUND", "malformed-message", "malformed-message", "schema-violation", "access-denied");
        assertThat(outcomes.subList(5, 7)).containsExactlyInAnyOrder("FOUND", "message-id-reused");
    }

    @Test
    void batch_that_is_not_what_was_signed_is_refused_and_leaves_nothing() throws Exception {
        Letter letter = batch(line(newId(), "T-ADDRESS", "1193653471"));

        Told told = portal.send(letter.replacing("1193653471", "1193653472"));

        ErrorTable.require(hub, told, "digest-mismatch");
    }

    @Test
    void batch_of_another_type_is_refused() throws Exception {
        Letter letter = portal.rest(
                        TrialHub.ADDRESS, TrialHub.ASK_ADDRESS.getBytes(StandardCharsets.UTF_8), "T-ADDRESS", newId())
                .to("/inquiries/postal-address/v1/batch");

        ErrorTable.require(hub, portal.send(letter), "unsupported-media-type");
    }
}

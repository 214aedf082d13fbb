package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.message.Headers;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the sample clients do with an answer that somebody changed on its way, or that is not one to their request. */
class ForgedAnswersIT {

    private static final List<String> COMPONENTS = List.of(
            "\"@status\"",
            "\"content-digest\"",
            "\"content-type\"",
            "\"gsb-exchange-id\"",
            "\"@method\";req",
            "\"@authority\";req",
            "\"@path\";req",
            "\"content-digest\";req",
            "\"gsb-message-id\";req",
            "\"signature\";req;key=\"gsb\"");

    private final TrialHub trial = TrialHub.get();
    private final SampleHub hub = trial.hub();
    private final SigningKey key = SigningKeys.fromPem(
            hub.pki().resolve("hub/signing-key.pem"), hub.pki().resolve("hub/signing-cert.pem"));
    private final SigningKey other = hub.key(SampleHub.TAX);

    private Shell.Ended ask(SampleClient client, MeddlingProxy.Forger forger) throws Exception {
        try (var proxy = MeddlingProxy.forging(trial.proxyPort(), hub, forger)) {
            return client.ask(
                    hub,
                    "http://localhost:" + trial.proxyPort(),
                    TrialHub.IDENTITY,
                    TrialHub.ASK_IDENTITY,
                    TrialHub.folderOf("trial/portal"),
                    "hub/signing-cert.pem");
        }
    }

    private void refuses(SampleClient client, Map<String, MeddlingProxy.Forger> forgeries) throws Exception {
        for (var forgery : forgeries.entrySet()) {
            Shell.Ended ended = ask(client, forgery.getValue());

            assertThat(ended.code()).as(forgery.getKey() + ": " + ended).isEqualTo(2);
            assertThat(ended.out()).as(forgery.getKey()).isEmpty();
            assertThat(ended.err()).as(forgery.getKey()).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource
    void believes_what_nobody_changed(SampleClient client) throws Exception {
        Shell.Ended ended = ask(client, (request, answer) -> answer);

        assertThat(ended.code()).as(ended.toString()).isZero();
        assertThat(ended.out()).contains("FOUND");
    }

    @ParameterizedTest
    @EnumSource
    void refuses_the_answer_to_another_request(SampleClient client) throws Exception {
        List<RawHttp.Response> answers = new ArrayList<>();
        MeddlingProxy.Forger first = (request, answer) -> {
            answers.add(answer);
            return answers.getFirst();
        };
        assertThat(ask(client, first).code()).isZero();

        refuses(client, Map.of("answer to another request", first));
    }

    @ParameterizedTest
    @EnumSource(names = ".*REST|OPENSSL.*", mode = EnumSource.Mode.MATCH_ANY)
    void refuses_what_was_changed(SampleClient client) throws Exception {
        Map<String, MeddlingProxy.Forger> forgeries = new LinkedHashMap<>();
        forgeries.put("content", (request, answer) -> changed(answer));
        forgeries.put("content and digest", (request, answer) -> {
            RawHttp.Response changed = changed(answer);
            return ForgedAnswer.with(changed, "content-digest", ForgedAnswer.digest(changed));
        });
        forgeries.put("content, with a second digest after the true one", (request, answer) -> {
            RawHttp.Response changed = changed(answer);
            Headers both = changed.headers().with("content-digest", ForgedAnswer.digest(changed));
            return new RawHttp.Response(changed.status(), both, changed.body());
        });
        forgeries.put("content, with a second digest before the true one", (request, answer) -> {
            RawHttp.Response changed = changed(answer);
            String digest = changed.headers().first("content-digest").orElseThrow();
            RawHttp.Response lying = ForgedAnswer.with(changed, "content-digest", ForgedAnswer.digest(changed));
            return new RawHttp.Response(lying.status(), lying.headers().with("content-digest", digest), lying.body());
        });
        forgeries.put("status", (request, answer) -> new RawHttp.Response(403, answer.headers(), answer.body()));
        forgeries.put(
                "status, with a header that has the true one",
                (request, answer) -> new RawHttp.Response(403, answer.headers().with("@status", "200"), answer.body()));
        forgeries.put(
                "exchange id",
                (request, answer) -> ForgedAnswer.with(
                        answer, "gsb-exchange-id", UUID.randomUUID().toString()));
        refuses(client, forgeries);
    }

    @ParameterizedTest
    @EnumSource(names = ".*REST|OPENSSL.*", mode = EnumSource.Mode.MATCH_ANY)
    void refuses_what_the_hub_did_not_sign_for_it(SampleClient client) throws Exception {
        Map<String, MeddlingProxy.Forger> forgeries = new LinkedHashMap<>();
        forgeries.put(
                "no signature", (request, answer) -> ForgedAnswer.without(answer, "signature", "signature-input"));
        forgeries.put("no value", (request, answer) -> ForgedAnswer.without(answer, "signature"));
        forgeries.put("no base64", (request, answer) -> ForgedAnswer.with(answer, "signature", "gsb=:?:"));
        forgeries.put("no digest", (request, answer) -> ForgedAnswer.without(answer, "content-digest"));
        forgeries.put(
                "signed by another",
                (request, answer) -> ForgedAnswer.signedBy(other, request, answer, "", "gsb-response"));
        forgeries.put(
                "signed as something else",
                (request, answer) -> ForgedAnswer.signedBy(key, request, answer, "", "gsb-callback"));
        forgeries.put("answer to an unsigned request", (request, answer) -> {
            Headers unsigned = Letter.headers("content-type", "application/json", "host", hub.authority());
            return RawHttp.send(hub.port(), "POST", "/inquiries/" + TrialHub.IDENTITY, unsigned, new byte[0]);
        });
        for (String component : COMPONENTS) {
            forgeries.put(
                    component + " not signed",
                    (request, answer) -> ForgedAnswer.signedBy(key, request, answer, component, "gsb-response"));
        }
        refuses(client, forgeries);
        MeddlingProxy.Forger good =
                (request, answer) -> ForgedAnswer.signedBy(key, request, answer, "", "gsb-response");
        assertThat(ask(client, good).code())
                .as("what the forgeries are made of")
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(names = ".*SOAP.*", mode = EnumSource.Mode.MATCH_ANY)
    void refuses_a_changed_envelope(SampleClient client) throws Exception {
        Map<String, MeddlingProxy.Forger> forgeries = new LinkedHashMap<>();
        forgeries.put("content", (request, answer) -> changed(answer));
        forgeries.put("message id", (request, answer) -> replaced(answer, "(:messageId>)[0-9a-f]{8}", "$100000000"));
        forgeries.put("time", (request, answer) -> replaced(answer, "(:Expires>)20..", "$12099"));
        forgeries.put("no signature", (request, answer) -> replaced(answer, "(?s)<(ds:Signature) .*</\\1>", ""));
        forgeries.put(
                "no confirmation",
                (request, answer) -> replaced(answer, "<wsse11:SignatureConfirmation[^>]*(/>|>.*?</[^>]*>)", ""));
        forgeries.put(
                "wrapped Body", (request, answer) -> enveloped(answer, ForgedAnswer.wrapped(answer.body(), false)));
        forgeries.put(
                "wrapped Body, same id",
                (request, answer) -> enveloped(answer, ForgedAnswer.wrapped(answer.body(), true)));
        forgeries.put(
                "signed by another",
                (request, answer) -> enveloped(answer, ForgedAnswer.signedBy(other, answer.body(), "")));
        for (String part : List.of("Body", "Timestamp", "exchange", "SignatureConfirmation")) {
            forgeries.put(
                    part + " not signed",
                    (request, answer) -> enveloped(answer, ForgedAnswer.signedBy(key, answer.body(), part)));
        }
        refuses(client, forgeries);
        MeddlingProxy.Forger good =
                (request, answer) -> enveloped(answer, ForgedAnswer.signedBy(key, answer.body(), ""));
        assertThat(ask(client, good).code())
                .as("what the forgeries are made of")
                .isZero();
    }

    private static RawHttp.Response changed(RawHttp.Response answer) {
        return replaced(answer, "علی", "علا");
    }

    private static RawHttp.Response replaced(RawHttp.Response answer, String pattern, String by) {
        String text = answer.text().replaceAll(pattern, by);
        assertThat(text).as("changed: " + pattern).isNotEqualTo(answer.text());
        return ForgedAnswer.saying(answer, text);
    }

    private static RawHttp.Response enveloped(RawHttp.Response answer, byte[] envelope) {
        return ForgedAnswer.saying(answer, new String(envelope, StandardCharsets.UTF_8));
    }
}

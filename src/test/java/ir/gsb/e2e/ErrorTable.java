package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ir.gsb.message.Protocol;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The wire contract's table of errors, written down here once more, and how an error of it must look and be recorded. */
final class ErrorTable {

    private record Line(int status, String at, boolean retryable) {}

    private static final Map<String, Line> TABLE = table("""
        400 client   false malformed-message missing-header duplicate-header schema-violation
        401 client   false signature-missing signature-invalid signature-expired digest-mismatch
        401 client   false certificate-unknown certificate-expired certificate-revoked
        403 client   false access-denied agency-suspended
        404 client   false unknown-inquiry unknown-exchange unknown-entry
        410 client   false version-retired answer-erased
        405 client   false method-not-allowed
        406 client   false not-acceptable
        413 client   false message-too-large
        415 client   false unsupported-media-type
        409 client   false replay-refused message-id-reused version-conflict state-conflict
        429 client   true  quota-exceeded
        500 hub      true  internal-error
        502 provider false provider-fault provider-answer-invalid provider-signature-invalid
        503 provider true  provider-unavailable service-disabled
        503 hub      true  recording-unavailable certificate-status-unknown overloaded
        504 provider true  provider-timeout
        """);

    private ErrorTable() {}

    private static Map<String, Line> table(String text) {
        Map<String, Line> lines = new HashMap<>();
        text.lines().forEach(line -> {
            String[] words = line.split(" +");
            for (int i = 3; i < words.length; i++) {
                lines.put(words[i], new Line(Integer.parseInt(words[0]), words[1], Boolean.parseBoolean(words[2])));
            }
        });
        return lines;
    }

    /** Holds a reply against the contract, and the store against the reply. */
    static JsonNode require(SampleHub hub, Told told, String code) throws Exception {
        JsonNode error = requireUnrecorded(told, code);
        Recorded row = Recorded.of(hub, told.exchangeId()).orElseThrow();
        assertThat(row.outcome()).isEqualTo(code);
        assertThat(row.status()).isEqualTo(told.status());
        assertThat(row.protocol()).isEqualTo(told.letter().protocol().ordinal());
        assertThat(row.detail()).isEqualTo(error.get("detail").asText());
        return error;
    }

    /** Without the record, for where there can be none. */
    static JsonNode requireUnrecorded(Told told, String code) throws Exception {
        String shown = told.reply().text();
        Line line = TABLE.get(code);
        JsonNode error = told.error();
        assertThat(error.get("code").asText()).as(shown).isEqualTo(code);
        assertThat(error.get("type").asText()).isEqualTo("urn:gsb:error:" + code);
        assertThat(error.get("title").asText()).isNotBlank();
        assertThat(error.get("status").asInt()).isEqualTo(line.status());
        assertThat(error.get("at").asText()).isEqualTo(line.at());
        assertThat(error.get("retryable").asText()).isEqualTo(Boolean.toString(line.retryable()));
        assertThat(error.get("exchangeId").asText()).isEqualTo(told.exchangeId());
        assertThat(error.get("detail").asText()).isNotBlank();
        assertThat(shown).doesNotContain("Exception", "ir.gsb", "java.", "org.", "127.0.0.1:");
        requireFrame(told, line);
        return error;
    }

    private static void requireFrame(Told told, Line line) throws Exception {
        boolean client = line.at().equals("client");
        switch (told.letter().protocol()) {
            case REST -> {
                assertThat(told.status()).isEqualTo(line.status());
                assertThat(told.headers().first("content-type")).contains("application/problem+json");
            }
            case SOAP_1_1 -> {
                assertThat(told.status()).isEqualTo(500);
                assertThat(told.headers().first("content-type")).contains("text/xml; charset=utf-8");
                assertThat(told.faultCode()).contains(client ? "Client" : "Server");
            }
            case SOAP_1_2 -> {
                assertThat(told.status()).isEqualTo(client ? 400 : 500);
                assertThat(told.headers().first("content-type")).contains("application/soap+xml; charset=utf-8");
                assertThat(told.faultCode()).contains(client ? "Sender" : "Receiver");
            }
        }
        if (told.letter().protocol() != Protocol.REST) {
            assertThat(told.exchangeBlock("exchangeId")).contains(told.exchangeId());
        } else if (line.status() == 401) {
            assertThat(told.headers().first("www-authenticate")).isPresent();
        }
    }

    /** What the store says of an exchange. */
    record Recorded(
            String outcome,
            int status,
            int protocol,
            String client,
            String detail,
            String violations,
            String replayOf) {

        static Optional<Recorded> of(SampleHub hub, String exchangeId) throws SQLException {
            try (var connection = hub.store().getConnection();
                    var statement = connection.prepareStatement("""
                        select outcome, status, protocol, client, detail, violations, replay_of
                        from exchange where exchange_id = ?::uuid\
                        """)) {
                statement.setString(1, exchangeId);
                try (var rows = statement.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new Recorded(
                                    rows.getString(1),
                                    rows.getInt(2),
                                    rows.getInt(3),
                                    rows.getString(4),
                                    rows.getString(5),
                                    rows.getString(6),
                                    rows.getString(7)))
                            : Optional.empty();
                }
            }
        }
    }
}

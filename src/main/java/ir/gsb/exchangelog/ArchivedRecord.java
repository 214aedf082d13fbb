package ir.gsb.exchangelog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gsb.message.ExchangeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * A record as an archive file has it, one JSON object a line.
 *
 * @param kind 1 accepted, 2 ended, 3 act
 * @param text the exact text that the entry was made of
 * @param salt 16 bytes
 * @param entry what the log holds: SHA-256 over salt and text
 * @param index its place in the log; absent if the store it came from had no log
 * @param vault what was said, still encrypted; absent if nothing was kept or it was erased
 */
public record ArchivedRecord(
        ExchangeId exchange,
        int kind,
        byte[] text,
        byte[] salt,
        byte[] entry,
        Optional<Long> index,
        Optional<VaultRow> vault) {

    private static final int LONGEST = 256 << 20;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(LONGEST).build())
            .build());
    private static final HexFormat HEX = HexFormat.of();

    /**
     * A row of the vault.
     *
     * @param keyId the wrapping key, in the store, that opens {@code wrappedKey}
     */
    public record VaultRow(int keyId, byte[] wrappedKey, byte[] content) {

        /** What the record says of it. */
        byte[] hash() {
            return new Vault.Sealed(keyId, wrappedKey, content).hash();
        }
    }

    /** Whether the entry is made of this text, and this vault row is the one that the text speaks of. */
    public boolean isUnchanged() {
        return Arrays.equals(entry, RecordRow.entry(salt, text))
                && vault.map(row -> saysOfVault().equals(HEX.formatHex(row.hash())))
                        .orElse(true);
    }

    private String saysOfVault() {
        return content(text).path(RecordColumn.VAULT_HASH.member()).asText();
    }

    byte[] toLine() {
        ObjectNode line = JSON.createObjectNode()
                .put("id", exchange.toString())
                .put("kind", kind)
                .put("text", new String(text, StandardCharsets.UTF_8))
                .put("salt", HEX.formatHex(salt))
                .put("entry", HEX.formatHex(entry));
        index.ifPresent(at -> line.put("index", at));
        vault.ifPresent(row -> line.putObject("vault")
                .put("keyId", row.keyId())
                .put("wrappedKey", base64(row.wrappedKey()))
                .put("content", base64(row.content())));
        try {
            return JSON.writeValueAsBytes(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record cannot be written as JSON", impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** @throws IllegalArgumentException if it is no such line */
    static ArchivedRecord ofLine(byte[] bytes) {
        JsonNode line = content(bytes);
        JsonNode vault = line.path("vault");
        return new ArchivedRecord(
                new ExchangeId(UUID.fromString(line.path("id").asText())),
                line.path("kind").asInt(),
                line.path("text").asText().getBytes(StandardCharsets.UTF_8),
                HEX.parseHex(line.path("salt").asText()),
                HEX.parseHex(line.path("entry").asText()),
                line.has("index") ? Optional.of(line.path("index").asLong()) : Optional.empty(),
                vault.isObject()
                        ? Optional.of(new VaultRow(
                                vault.path("keyId").asInt(),
                                Base64.getDecoder()
                                        .decode(vault.path("wrappedKey").asText()),
                                Base64.getDecoder().decode(vault.path("content").asText())))
                        : Optional.empty());
    }

    private static JsonNode content(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException broken) {
            throw new IllegalArgumentException("what should be a JSON object is none", broken);
        }
    }
}

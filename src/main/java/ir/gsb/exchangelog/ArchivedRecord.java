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
 * @param vault what was said, still encrypted; absent if nothing was kept or it was erased before
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
     * A row of the vault, without its key: that stays in the store, where it can be erased.
     *
     * @param keyId the wrapping key, in the store, that opens the row's key
     */
    public record VaultRow(int keyId, byte[] content) {}

    /** Whether the entry is made of this text. */
    public boolean isUnchanged() {
        return Arrays.equals(entry, RecordRow.entry(salt, text));
    }

    /** Whether a key, with what the file has, is the vault row that the text speaks of. */
    boolean isOpenedBy(byte[] wrappedKey) {
        return vault.map(row -> new Vault.Sealed(row.keyId(), wrappedKey, row.content()).hash())
                .filter(hash -> Arrays.equals(hash, vaultHash()))
                .isPresent();
    }

    /** What the text says of the vault row; no bytes if it speaks of none. */
    byte[] vaultHash() {
        return says(RecordColumn.VAULT_HASH).map(HEX::parseHex).orElse(new byte[0]);
    }

    /** What the text has in a column of texts, ids or bytes. */
    Optional<String> says(RecordColumn column) {
        JsonNode member = content(text).path(column.member());
        return member.isTextual() ? Optional.of(member.asText()) : Optional.empty();
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
                .put("content", Base64.getEncoder().encodeToString(row.content())));
        try {
            return JSON.writeValueAsBytes(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record cannot be written as JSON", impossible);
        }
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

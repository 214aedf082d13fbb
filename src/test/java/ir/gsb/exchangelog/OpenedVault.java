package ir.gsb.exchangelog;

import ir.gsb.exchangelog.VaultFrame.Part;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** What the vault holds of the end of an exchange. */
public final class OpenedVault {

    private final Map<Part, byte[]> parts;

    private OpenedVault(Map<Part, byte[]> parts) {
        this.parts = parts;
    }

    public static OpenedVault of(DataSource store, MasterKeys keys, String exchangeId) throws SQLException {
        UUID exchange = UUID.fromString(exchangeId);
        try (var connection = store.getConnection();
                var statement = connection.prepareStatement(
                        "select key_id, wrapped_key, content from vault where exchange_id = ? and kind = 2")) {
            statement.setObject(1, exchange);
            try (var row = statement.executeQuery()) {
                row.next();
                var sealed = new Vault.Sealed(row.getInt(1), row.getBytes(2), row.getBytes(3));
                return new OpenedVault(
                        new Vault(store, keys, new SecureRandom()).open(exchange, RecordRow.ENDED, sealed));
            }
        }
    }

    /** A provider's own error text; empty if it gave none. */
    public String kept() {
        return text(Part.KEPT);
    }

    /** A provider's signed answer; empty if it signs none. */
    public String evidence() {
        return text(Part.EVIDENCE);
    }

    private String text(Part part) {
        return new String(parts.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8);
    }
}

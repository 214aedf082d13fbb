package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.RecordingUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Reads records as the texts that the log committed to. */
public final class RecordTexts {

    private final DataSource source;

    public RecordTexts(DataSource source) {
        this.source = source;
    }

    /**
     * A record as the store has it now, which may not be what was written.
     *
     * @param kind 1 accepted, 2 ended, 3 an act
     * @param text made of its columns, compact JSON in UTF-8
     * @param salt 16 bytes; empty once it is erased
     * @param entry what the record says that the log holds of it: SHA-256 of salt and text
     */
    public record Text(int kind, byte[] text, byte[] salt, byte[] entry) {}

    /** The records of an exchange, or of an act; {@link RecordingUnavailableException} if the store is away. */
    public List<Text> of(ExchangeId id) {
        try (Connection connection = source.getConnection()) {
            return SqlRecords.of(connection, id.value()).stream()
                    .map(one -> new Text(one.kind(), one.text(), one.salt(), one.entry()))
                    .toList();
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store cannot be read", away);
        }
    }
}

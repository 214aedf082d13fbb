package ir.gsb.exchangelog;

import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.tlog.Tile;
import ir.gsb.tlog.TlogException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The log as files, to be served to anyone (C2SP tlog-tiles). */
public final class LogFiles {

    private static final String CHECKPOINT = "checkpoint";

    private final DataSource source;

    /** @param immutable whether it will never be other bytes, so that it may be cached for ever */
    public record LogFile(byte[] bytes, boolean immutable) {}

    public LogFiles(DataSource source) {
        this.source = source;
    }

    /**
     * Finds {@code checkpoint}, {@code tile/<L>/<N>[.p/<W>]} or {@code tile/entries/<N>[.p/<W>]}.
     *
     * @param path without a slash before it
     * @throws RecordingUnavailableException if the store cannot be read
     */
    public Optional<LogFile> find(String path) {
        try {
            return path.equals(CHECKPOINT) ? checkpoint() : tile(Tile.parse(path));
        } catch (TlogException noTile) {
            return Optional.empty();
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the log cannot be read", away);
        }
    }

    private Optional<LogFile> checkpoint() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return SqlCheckpoints.latest(connection)
                    .map(latest -> new LogFile(latest.note().toBytes(), false));
        }
    }

    private Optional<LogFile> tile(Tile tile) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return new SqlTiles(connection).find(tile).map(bytes -> new LogFile(bytes, true));
        }
    }
}

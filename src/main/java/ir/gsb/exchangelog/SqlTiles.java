package ir.gsb.exchangelog;

import ir.gsb.tlog.Tile;
import ir.gsb.tlog.TileReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** Reads tiles and bundles. */
final class SqlTiles implements TileReader {

    /** A length in two bytes before each entry of 32. */
    static final int BYTES_IN_BUNDLE = 34;

    private static final int BYTES_IN_TILE = 32;

    private final Connection connection;

    SqlTiles(Connection connection) {
        this.connection = connection;
    }

    @Override
    public byte[] read(Tile tile) throws IOException {
        try {
            return find(tile).orElseThrow(() -> new NoSuchFileException(tile.path()));
        } catch (SQLException away) {
            throw new IOException("the store cannot be read", away);
        }
    }

    /** As many hashes or entries as the tile is wide, if there are so many. */
    Optional<byte[]> find(Tile tile) throws SQLException {
        boolean bundle = tile.level() == Tile.ENTRIES;
        String sql = bundle
                ? "SELECT entries FROM log_bundle WHERE bundle = ?"
                : "SELECT hashes FROM log_tile WHERE tile = ? AND level = ?";
        int wanted = tile.width() * (bundle ? BYTES_IN_BUNDLE : BYTES_IN_TILE);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, tile.index());
            if (!bundle) {
                statement.setInt(2, tile.level());
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(row.getBytes(1))
                                .filter(bytes -> bytes.length >= wanted)
                                .map(bytes -> Arrays.copyOf(bytes, wanted))
                        : Optional.empty();
            }
        }
    }
}

package ir.gsb.tlog;

import java.io.IOException;

/** Where the tiles of a log come from: a store, a folder, the network. */
@FunctionalInterface
public interface TileReader {

    /**
     * The hashes of a tile, 32 bytes each.
     *
     * @return at least as many hashes as the tile is wide; more are ignored
     * @throws IOException if it is not there or cannot be read
     */
    byte[] read(Tile tile) throws IOException;
}

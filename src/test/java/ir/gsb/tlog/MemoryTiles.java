package ir.gsb.tlog;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;

/** A log in memory: tiles by level and place, as wide as they are. */
final class MemoryTiles implements TileReader {

    private final Map<Tile, byte[]> tiles = new HashMap<>();
    private final GrowingTree tree;

    MemoryTiles() throws IOException, TlogException {
        tree = new GrowingTree(this, 0);
    }

    void add(Hash leaf) {
        tree.add(leaf);
        for (GrowingTree.Grown grown : tree.takeGrown()) {
            tiles.put(place(grown.tile()), grown.hashes());
        }
    }

    GrowingTree tree() {
        return tree;
    }

    Map<Tile, byte[]> all() {
        return tiles;
    }

    @Override
    public byte[] read(Tile tile) throws IOException {
        byte[] found = tiles.get(place(tile));
        if (found == null) {
            throw new NoSuchFileException(tile.path());
        }
        return found;
    }

    private static Tile place(Tile tile) {
        return new Tile(tile.level(), tile.index(), Tile.FULL);
    }
}

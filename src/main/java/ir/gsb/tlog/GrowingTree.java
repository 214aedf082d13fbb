package ir.gsb.tlog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Appends leaves to a tree and tells which tiles that fills or changes. Only the last tile of each level is in memory.
 *
 * <p>Not for several threads at once.
 */
public final class GrowingTree {

    private final List<Edge> edges = new ArrayList<>();
    private final List<Grown> filled = new ArrayList<>();
    private long size;

    /** A tile with all its hashes, 32 bytes each. */
    public record Grown(Tile tile, byte[] hashes) {}

    /** The last, never full, tile of a level. */
    private static final class Edge {
        private final byte[] hashes = new byte[Tile.FULL * Hash.SIZE];
        private long index;
        private int width;
        private boolean changed;

        void append(Hash hash) {
            System.arraycopy(hash.bytes(), 0, hashes, width * Hash.SIZE, Hash.SIZE);
            width++;
            changed = true;
        }

        Grown grown(int level) {
            return new Grown(new Tile(level, index, width), Arrays.copyOf(hashes, width * Hash.SIZE));
        }

        List<Hash> all() {
            List<Hash> all = new ArrayList<>(width + 1);
            for (int i = 0; i < width; i++) {
                all.add(Hash.at(hashes, i));
            }
            return all;
        }
    }

    /** Goes on from a tree of this size. */
    public GrowingTree(TileReader reader, long size) throws IOException, TlogException {
        this.size = size;
        for (int level = 0; Tile.countOf(level, size) > 0; level++) {
            Edge edge = edge(level);
            long count = Tile.countOf(level, size);
            edge.index = count / Tile.FULL;
            edge.width = (int) (count % Tile.FULL);
            if (edge.width > 0) {
                Tile tile = new Tile(level, edge.index, edge.width);
                byte[] hashes = reader.read(tile);
                if (hashes.length < edge.width * Hash.SIZE) {
                    throw new TlogException(tile.path() + " is too short: " + hashes.length + " bytes");
                }
                System.arraycopy(hashes, 0, edge.hashes, 0, edge.width * Hash.SIZE);
            }
        }
    }

    public long size() {
        return size;
    }

    /** Appends a leaf; says its index. */
    public long add(Hash leaf) {
        append(0, leaf);
        return size++;
    }

    private void append(int level, Hash hash) {
        Edge edge = edge(level);
        edge.append(hash);
        if (edge.width == Tile.FULL) {
            filled.add(edge.grown(level));
            Hash above = Merkle.root(edge.all());
            edge.index++;
            edge.width = 0;
            edge.changed = false;
            append(level + 1, above);
        }
    }

    private Edge edge(int level) {
        if (level == edges.size()) {
            edges.add(new Edge());
        }
        return edges.get(level);
    }

    /** The incomplete subtree that a level's edge makes with those below it is the last leaf of the level above. */
    public Hash root() {
        List<Hash> below = List.of();
        for (Edge edge : edges) {
            List<Hash> all = edge.all();
            all.addAll(below);
            below = all.isEmpty() ? all : List.of(Merkle.root(all));
        }
        return below.isEmpty() ? Merkle.EMPTY_ROOT : below.getFirst();
    }

    /** The tiles that became full or grew since this was last called. */
    public List<Grown> takeGrown() {
        List<Grown> grown = new ArrayList<>(filled);
        filled.clear();
        for (int level = 0; level < edges.size(); level++) {
            Edge edge = edges.get(level);
            if (edge.changed) {
                grown.add(edge.grown(level));
                edge.changed = false;
            }
        }
        return grown;
    }
}

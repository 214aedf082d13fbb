package ir.gsb.tlog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Merkle tree of one size as its tiles tell it; each tile is read once. It believes the tiles: compare {@link #root}
 * with a checkpoint, or verify the proofs against one.
 *
 * <p>Not for several threads at once.
 */
public final class TiledTree {

    private final TileReader reader;
    private final long size;
    private final Map<Tile, byte[]> read = new HashMap<>();
    private final Map<Node, Hash> nodes = new HashMap<>();

    /** The n-th complete subtree of 2^height leaves. */
    private record Node(int height, long n) {}

    public TiledTree(TileReader reader, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree cannot have " + size + " leaves");
        }
        this.reader = reader;
        this.size = size;
    }

    public long size() {
        return size;
    }

    public Hash root() throws IOException, TlogException {
        return size == 0 ? Merkle.EMPTY_ROOT : range(0, size);
    }

    /** The leaf hash with this index. */
    public Hash leaf(long index) throws IOException, TlogException {
        requireLeaf(index);
        return complete(0, index);
    }

    /** Proves that a leaf is in the tree (RFC 6962 §2.1.1). */
    public InclusionProof inclusion(long index) throws IOException, TlogException {
        requireLeaf(index);
        List<Hash> path = new ArrayList<>();
        addPath(path, index, 0, size);
        return new InclusionProof(index, size, path);
    }

    /** Proves that the tree was a smaller one before (RFC 6962 §2.1.2); without a hash if that was empty or this one. */
    public ConsistencyProof consistency(long from) throws IOException, TlogException {
        if (from < 0 || from > size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves never had " + from);
        }
        List<Hash> path = new ArrayList<>();
        if (from > 0 && from < size) {
            addSubproof(path, from, 0, size, true);
        }
        return new ConsistencyProof(from, size, path);
    }

    private void requireLeaf(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has none with index " + index);
        }
    }

    /** PATH(index, D[start:end]). */
    private void addPath(List<Hash> path, long index, long start, long end) throws IOException, TlogException {
        if (end - start == 1) {
            return;
        }
        long split = start + Merkle.leftOf(end - start);
        if (index < split) {
            addPath(path, index, start, split);
            path.add(range(split, end));
        } else {
            addPath(path, index, split, end);
            path.add(range(start, split));
        }
    }

    /** SUBPROOF(from - start, D[start:end], known). */
    private void addSubproof(List<Hash> path, long from, long start, long end, boolean known)
            throws IOException, TlogException {
        if (from == end) {
            if (!known) {
                path.add(range(start, end));
            }
            return;
        }
        long split = start + Merkle.leftOf(end - start);
        if (from <= split) {
            addSubproof(path, from, start, split, known);
            path.add(range(split, end));
        } else {
            addSubproof(path, from, split, end, false);
            path.add(range(start, split));
        }
    }

    /** MTH(D[start:end]), where start is a multiple of the least power of two that is not below the length. */
    private Hash range(long start, long end) throws IOException, TlogException {
        long length = end - start;
        if (Long.bitCount(length) == 1) {
            int height = Long.numberOfTrailingZeros(length);
            return complete(height, start >>> height);
        }
        long split = start + Merkle.leftOf(length);
        return Merkle.node(range(start, split), range(split, end));
    }

    /** The n-th complete subtree of 2^height leaves. */
    private Hash complete(int height, long n) throws IOException, TlogException {
        if (height % Tile.HEIGHT == 0) {
            Tile tile = Tile.holding(height / Tile.HEIGHT, n, size);
            return Hash.at(hashes(tile), (int) (n % Tile.FULL));
        }
        var node = new Node(height, n);
        Hash known = nodes.get(node);
        if (known == null) {
            known = Merkle.node(complete(height - 1, 2 * n), complete(height - 1, 2 * n + 1));
            nodes.put(node, known);
        }
        return known;
    }

    private byte[] hashes(Tile tile) throws IOException, TlogException {
        byte[] known = read.get(tile);
        if (known != null) {
            return known;
        }
        byte[] hashes = reader.read(tile);
        if (hashes.length < tile.width() * Hash.SIZE || hashes.length % Hash.SIZE != 0) {
            throw new TlogException(
                    tile.path() + " has " + hashes.length + " bytes instead of " + tile.width() * Hash.SIZE);
        }
        read.put(tile, hashes);
        return hashes;
    }
}

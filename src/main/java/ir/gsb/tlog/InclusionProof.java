package ir.gsb.tlog;

import java.util.List;

/**
 * Proves that a leaf is in a tree.
 *
 * @param index of the leaf, from zero
 * @param size of the tree
 * @param path from the leaf's sibling to the child of the root (RFC 6962 §2.1.1)
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** @throws TlogException if the leaf and the path do not make this root (RFC 9162 §2.1.3.2) */
    public void verify(Hash leaf, Hash root) throws TlogException {
        if (!rootOf(leaf).equals(root)) {
            throw new TlogException("the leaf " + index + " is not proven to be in the tree of size " + size);
        }
    }

    /** The root that the path leads to from this leaf. */
    public Hash rootOf(Hash leaf) throws TlogException {
        if (index < 0 || index >= size) {
            throw new TlogException("a tree of size " + size + " has no leaf " + index);
        }
        long fn = index;
        long sn = size - 1;
        Hash r = leaf;
        for (Hash p : path) {
            if (sn == 0) {
                throw wrongLength();
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = Merkle.node(p, r);
                int up = (fn & 1) == 1 ? 0 : Long.numberOfTrailingZeros(fn);
                fn >>>= up;
                sn >>>= up;
            } else {
                r = Merkle.node(r, p);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        if (sn != 0) {
            throw wrongLength();
        }
        return r;
    }

    private TlogException wrongLength() {
        return new TlogException("no leaf " + index + " of a tree of size " + size + " has a path of " + path.size());
    }
}

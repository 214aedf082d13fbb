package ir.gsb.tlog;

import java.util.List;

/**
 * Proves that a tree holds all of an earlier one, unchanged and in the same order.
 *
 * @param from size of the earlier tree
 * @param to size of the later one
 * @param path as RFC 6962 §2.1.2 has it; empty if the sizes are equal or the earlier tree is empty
 */
public record ConsistencyProof(long from, long to, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** @throws TlogException if the path does not lead from one root to the other (RFC 9162 §2.1.4.2) */
    public void verify(Hash earlier, Hash later) throws TlogException {
        if (from < 0 || from > to) {
            throw new TlogException("a tree of size " + from + " does not come before one of size " + to);
        }
        if (from == 0 || from == to) {
            requireEmptyPath();
            require((from == 0 ? Merkle.EMPTY_ROOT : later).equals(earlier));
            return;
        }
        if (path.isEmpty()) {
            throw wrongLength();
        }
        climb(earlier, later);
    }

    private void climb(Hash earlier, Hash later) throws TlogException {
        boolean complete = Long.bitCount(from) == 1;
        int shared = Long.numberOfTrailingZeros(from);
        long fn = (from - 1) >>> shared;
        long sn = (to - 1) >>> shared;
        Hash fr = complete ? earlier : path.getFirst();
        Hash sr = fr;
        for (Hash c : path.subList(complete ? 0 : 1, path.size())) {
            if (sn == 0) {
                throw wrongLength();
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = Merkle.node(c, fr);
                sr = Merkle.node(c, sr);
                int up = (fn & 1) == 1 || fn == 0 ? 0 : Long.numberOfTrailingZeros(fn);
                fn >>>= up;
                sn >>>= up;
            } else {
                sr = Merkle.node(sr, c);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        if (sn != 0) {
            throw wrongLength();
        }
        require(fr.equals(earlier) && sr.equals(later));
    }

    private void require(boolean proven) throws TlogException {
        if (!proven) {
            throw new TlogException("the tree of size " + to + " is not consistent with the one of size " + from);
        }
    }

    private void requireEmptyPath() throws TlogException {
        if (!path.isEmpty()) {
            throw wrongLength();
        }
    }

    private TlogException wrongLength() {
        return new TlogException("no proof from size " + from + " to " + to + " has " + path.size() + " hashes");
    }
}

package ir.gsb.tlog;

import java.util.Arrays;

/** A SHA-256 hash: a leaf, a node or a root of a Merkle tree. */
public record Hash(byte[] bytes) {

    public static final int SIZE = 32;

    public Hash {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("a hash has " + SIZE + " bytes, not " + bytes.length);
        }
    }

    /** Reads base64 of 32 bytes. */
    public static Hash parse(String base64) throws TlogException {
        byte[] bytes = Text.base64(base64);
        if (bytes.length != SIZE) {
            throw new TlogException("a hash has " + SIZE + " bytes, not " + bytes.length);
        }
        return new Hash(bytes);
    }

    /** The n-th of hashes that stand one after the other. */
    public static Hash at(byte[] hashes, int n) {
        return new Hash(Arrays.copyOfRange(hashes, n * SIZE, (n + 1) * SIZE));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Base64. */
    @Override
    public String toString() {
        return Text.base64(bytes);
    }
}

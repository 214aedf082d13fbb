package ir.gsb.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A bundle of entries: each with its length before it in two bytes, big endian (C2SP tlog-tiles, Log entries). */
public final class EntryBundle {

    private static final int LARGEST = 0xffff;

    private EntryBundle() {}

    /** Entries of at most 65,535 bytes. */
    public static byte[] encode(List<byte[]> entries) {
        var bundle = ByteBuffer.allocate(
                entries.stream().mapToInt(entry -> Short.BYTES + entry.length).sum());
        for (byte[] entry : entries) {
            if (entry.length > LARGEST) {
                throw new IllegalArgumentException("an entry of " + entry.length + " bytes is too large");
            }
            bundle.putShort((short) entry.length).put(entry);
        }
        return bundle.array();
    }

    /** All entries; their number is for the caller to compare with the bundle's name. */
    public static List<byte[]> decode(byte[] bundle) throws TlogException {
        List<byte[]> entries = new ArrayList<>(Tile.FULL);
        var in = ByteBuffer.wrap(bundle);
        while (in.hasRemaining()) {
            int length = in.remaining() < Short.BYTES ? LARGEST + 1 : Short.toUnsignedInt(in.getShort());
            if (length > in.remaining()) {
                throw new TlogException("the bundle ends within its entry " + entries.size());
            }
            byte[] entry = new byte[length];
            in.get(entry);
            entries.add(entry);
        }
        return entries;
    }
}

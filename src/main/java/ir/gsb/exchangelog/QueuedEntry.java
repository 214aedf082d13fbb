package ir.gsb.exchangelog;

import ir.gsb.tlog.Hash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A record that waits for its place in the log, as a row of {@code log_queue} holds it in 50 bytes. */
record QueuedEntry(UUID exchange, short kind, byte[] entry) {

    static final int SIZE = 2 * Long.BYTES + Short.BYTES + Hash.SIZE;

    static List<QueuedEntry> read(byte[] row) {
        if (row.length % SIZE != 0) {
            throw new IllegalArgumentException(
                    "a row of log_queue has " + row.length + " bytes, no multiple of " + SIZE);
        }
        List<QueuedEntry> entries = new ArrayList<>(row.length / SIZE);
        var in = ByteBuffer.wrap(row);
        while (in.hasRemaining()) {
            var exchange = new UUID(in.getLong(), in.getLong());
            short kind = in.getShort();
            byte[] entry = new byte[Hash.SIZE];
            in.get(entry);
            entries.add(new QueuedEntry(exchange, kind, entry));
        }
        return entries;
    }
}

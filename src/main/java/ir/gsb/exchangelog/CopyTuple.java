package ir.gsb.exchangelog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row in PostgreSQL's binary COPY format (PostgreSQL manual, COPY, "Binary Format"). */
final class CopyTuple {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final byte[] TRAILER = {(byte) 0xFF, (byte) 0xFF};
    private static final long EPOCH_2000 = 946_684_800L;
    private static final int ABSENT = -1;
    private static final int INT4 = 23;

    private ByteBuffer buffer;

    CopyTuple(int fields, int expectedSize) {
        buffer = ByteBuffer.allocate(expectedSize).putShort((short) fields);
    }

    static byte[] header() {
        return HEADER.clone();
    }

    static byte[] trailer() {
        return TRAILER.clone();
    }

    CopyTuple absent(int fields) {
        room(4 * fields);
        for (int i = 0; i < fields; i++) {
            buffer.putInt(ABSENT);
        }
        return this;
    }

    CopyTuple uuid(@Nullable UUID value) {
        if (value == null) {
            return absent(1);
        }
        room(20).putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    CopyTuple int2(int value) {
        room(6).putInt(2).putShort((short) value);
        return this;
    }

    CopyTuple int4(long value) {
        room(8).putInt(4).putInt((int) Math.min(value, Integer.MAX_VALUE));
        return this;
    }

    CopyTuple instant(Instant value) {
        long micros = Math.addExact(
                Math.multiplyExact(value.getEpochSecond() - EPOCH_2000, 1_000_000L), value.getNano() / 1000);
        room(12).putInt(8).putLong(micros);
        return this;
    }

    CopyTuple bytes(byte @Nullable [] value) {
        if (value == null) {
            return absent(1);
        }
        room(4 + value.length).putInt(value.length).put(value);
        return this;
    }

    /** PostgreSQL's text has no NUL character; one that is sent is recorded as a question mark. */
    CopyTuple text(@Nullable String value) {
        return bytes(value == null ? null : value.replace('\0', '?').getBytes(StandardCharsets.UTF_8));
    }

    CopyTuple ints(int[] values) {
        room(24 + 8 * values.length).putInt(20 + 8 * values.length);
        buffer.putInt(1).putInt(0).putInt(INT4).putInt(values.length).putInt(1);
        for (int value : values) {
            buffer.putInt(4).putInt(value);
        }
        return this;
    }

    /** A value of the column's type, or nothing. */
    CopyTuple value(RecordColumn.Type type, @Nullable Object value) {
        if (value == null) {
            return absent(1);
        }
        return switch (type) {
            case UUID -> uuid((UUID) value);
            case TEXT -> text((String) value);
            case BYTES -> bytes((byte[]) value);
            case INSTANT -> instant((Instant) value);
            case INT2, WORD -> int2(((Number) value).intValue());
            case INT4 -> int4(((Number) value).longValue());
            case INTS -> ints((int[]) value);
        };
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private ByteBuffer room(int needed) {
        if (buffer.remaining() < needed) {
            int size = Math.max(buffer.capacity() * 2, buffer.position() + needed);
            buffer = ByteBuffer.allocate(size).put(buffer.flip());
        }
        return buffer;
    }
}

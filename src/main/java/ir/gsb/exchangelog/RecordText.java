package ir.gsb.exchangelog;

import ir.gsb.exchangelog.RecordColumn.Type;
import ir.gsb.message.JsonString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A record as text, which the log commits to: one JSON object (RFC 8259) without white space, its members in the order of
 * {@link RecordColumn}, absent ones left out. Bytes are lower-case hexadecimal, times are UTC with up to six decimals of
 * a second, strings are escaped as RFC 8785 §3.2.2.2 has it.
 */
final class RecordText {

    private static final String BEGINNING = "{\"v\":1";
    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder out = new StringBuilder(1024).append(BEGINNING);

    RecordText put(RecordColumn column, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        out.append(",\"").append(column.member()).append("\":");
        switch (column.type()) {
            case INT2, INT4 -> out.append(((Number) value).intValue());
            case INTS -> ints((int[]) value);
            case BYTES -> quoted(HEX.formatHex((byte[]) value));
            case WORD -> quoted(column.word(((Number) value).intValue()));
            case UUID, INSTANT -> quoted(value.toString());
            case TEXT -> JsonString.append(out, (String) value);
        }
        return this;
    }

    byte[] toBytes() {
        return out.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void ints(int[] values) {
        char before = '[';
        for (int value : values) {
            out.append(before).append(value);
            before = ',';
        }
        out.append(values.length == 0 ? "[]" : "]");
    }

    private void quoted(String plain) {
        out.append('"').append(plain).append('"');
    }

    /** The text of a record, as its columns have it. */
    static byte[] of(@Nullable Object[] values) {
        var text = new RecordText();
        for (RecordColumn column : RecordColumn.values()) {
            text.put(column, values[column.ordinal()]);
        }
        return text.toBytes();
    }

    /** As a column of this type keeps it, so that what is written and what is read back give the same text. */
    static Object asStored(Type type, Object value) {
        return switch (type) {
            // PostgreSQL's text has no NUL character; one that is sent is recorded as a question mark.
            case TEXT -> ((String) value).replace('\0', '?');
            case INSTANT -> ((Instant) value).truncatedTo(ChronoUnit.MICROS);
            case UUID, BYTES, INT2, INT4, INTS, WORD -> value;
        };
    }
}

package ir.gsb.message;

import java.util.HexFormat;

/** A string as JSON of which there is one form only (RFC 8785 §3.2.2.2). */
public final class JsonString {

    private static final HexFormat HEX = HexFormat.of();

    private JsonString() {}

    /** Appends a text in quotes; only what must be escaped is, in the shortest way. */
    public static void append(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00").append(HEX.toHexDigits((byte) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}

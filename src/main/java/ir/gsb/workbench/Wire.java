package ir.gsb.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What goes over the wire between hub and provider, JSON or XML, as people compare it. */
final class Wire {

    private Wire() {}

    /** Whether two messages say the same, however they are spaced. */
    static boolean same(byte[] one, byte[] other) {
        if (looksLikeJson(one) && looksLikeJson(other)) {
            try {
                return Json.tree(one).equals(Json.tree(other));
            } catch (IOException _) {
                return false;
            }
        }
        return oneLine(one).equals(oneLine(other));
    }

    /** Without the spaces between XML's elements. */
    static String oneLine(byte[] message) {
        return new String(message, StandardCharsets.UTF_8)
                .strip()
                .replaceAll(">\\s+<", "><")
                .replaceAll("\\s*\\R\\s*", " ");
    }

    /** Each element or member in a line of its own. */
    static String pretty(byte[] message) {
        if (message.length == 0) {
            return "(no body)";
        }
        return looksLikeJson(message) ? Json.pretty(message) : XmlLines.of(oneLine(message));
    }

    private static boolean looksLikeJson(byte[] message) {
        String text = new String(message, StandardCharsets.UTF_8).strip();
        return text.startsWith("{") || text.startsWith("[");
    }
}

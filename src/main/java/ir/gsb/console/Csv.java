package ir.gsb.console;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table as RFC 4180 writes it, with the mark that spreadsheets know UTF-8 by. No cell can be taken for a formula. */
final class Csv {

    private static final String FORMULA = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder("\uFEFF");

    Csv(String... names) {
        row((Object[]) names);
    }

    void row(@Nullable Object... cells) {
        text.append(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(@Nullable Object value) {
        Object plain = value instanceof Optional<?> perhaps ? perhaps.orElse(null) : value;
        if (plain == null) {
            return "";
        }
        String words = plain.toString();
        boolean formula = !(plain instanceof Number) && !words.isEmpty() && FORMULA.indexOf(words.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + words.replace("\"", "\"\"") + "\"";
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}

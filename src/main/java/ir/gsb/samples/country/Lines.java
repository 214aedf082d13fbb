package ir.gsb.samples.country;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The word lists of this package: a line each, its parts between bars, remarks after a hash. */
final class Lines {

    private Lines() {}

    static List<String> of(String file) {
        try (InputStream stream = Lines.class.getResourceAsStream("/samples/country/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("samples/country/" + file + " is missing from the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("samples/country/" + file + " cannot be read", failed);
        }
    }

    /** The first word of a line, which says what the line is. */
    static String word(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    /** The parts after the first word. */
    static List<String> parts(String line) {
        return split(line.substring(line.indexOf(' ') + 1), "\\|");
    }

    static List<String> split(String text, String at) {
        return Arrays.stream(text.split(at, -1)).map(String::strip).toList();
    }
}

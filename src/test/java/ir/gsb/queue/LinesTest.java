package ir.gsb.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static List<byte[]> pieces(byte[] text) {
        var lines = new Lines();
        List<byte[]> pieces = new ArrayList<>();
        for (byte one : text) {
            if (lines.add(one)) {
                pieces.add(lines.take());
            }
        }
        lines.finish();
        pieces.add(lines.take());
        return pieces;
    }

    @Test
    void leaves_empty_lines_out_and_needs_no_last_line_feed() {
        byte[] piece = pieces("{\"a\":1}\r\n\n  \n{\"b\":2}".getBytes(UTF_8)).getFirst();

        assertThat(Lines.of(piece))
                .extracting(line -> new String(line, UTF_8).strip())
                .containsExactly("{\"a\":1}", "{\"b\":2}");
    }

    @Test
    void pieces_have_whole_lines() {
        String line = "x".repeat(999);

        List<byte[]> pieces = pieces((line + "\n").repeat(1000).getBytes(UTF_8));

        assertThat(pieces).hasSizeGreaterThan(3);
        assertThat(pieces.stream().flatMap(piece -> Lines.of(piece).stream()))
                .hasSize(1000)
                .allSatisfy(one -> assertThat(one).hasSize(999));
    }

    @Test
    void of_a_line_too_long_only_so_much_is_kept_that_it_is_seen_to_be() {
        byte[] piece = pieces(("x".repeat(3 << 20) + "\n{}\n").getBytes(UTF_8)).getFirst();

        assertThat(Lines.of(piece).getFirst()).hasSize((1 << 20) + 1);
    }
}

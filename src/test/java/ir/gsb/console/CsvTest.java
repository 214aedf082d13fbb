package ir.gsb.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static String rowOf(Object... cells) {
        var csv = new Csv("name");
        csv.row(cells);
        String text = new String(csv.bytes(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF\"name\"\r\n").endsWith("\r\n");
        return text.substring(9, text.length() - 2);
    }

    @Test
    void quotes_every_cell() {
        assertThat(rowOf("a,b", "say \"yes\"", "two\nlines", "علی"))
                .isEqualTo("\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\",\"علی\"");
    }

    @Test
    void leaves_out_what_is_absent() {
        assertThat(rowOf(Optional.empty(), Optional.of(3), null)).isEqualTo(",\"3\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\t=1", "\r=1"})
    void lets_no_cell_be_a_formula(String words) {
        assertThat(rowOf(words)).isEqualTo("\"'" + words + "\"");
    }

    @Test
    void leaves_negative_numbers_numbers() {
        assertThat(rowOf(-1)).isEqualTo("\"-1\"");
    }
}

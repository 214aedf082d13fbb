package ir.gsb.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.canonical.Outline;
import ir.gsb.message.Answer;
import ir.gsb.message.Code;
import ir.gsb.message.Mode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    private static final EnumSet<Code> OF_THE_REGISTRY =
            EnumSet.of(Code.UNKNOWN_ENTRY, Code.VERSION_CONFLICT, Code.STATE_CONFLICT);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void has_words_for_every_error_kind_mode_and_status(boolean english) {
        var words = new Words(english);
        for (Code code : EnumSet.complementOf(OF_THE_REGISTRY)) {
            assertThat(words.of("error." + code.wire())).isNotBlank();
            assertThat(words.of("do." + code.wire())).isNotBlank();
            assertThat(words.of("at." + code.at().wire())).isNotBlank();
        }
        for (Outline.Kind kind : Outline.Kind.values()) {
            assertThat(words.of("kind." + Outline.written(kind))).isNotBlank();
        }
        for (Mode mode : Mode.values()) {
            assertThat(words.of("mode." + mode)).isNotBlank();
        }
        for (Answer.Status status : Answer.Status.values()) {
            assertThat(words.of("status." + status)).isNotBlank();
        }
    }

    @Test
    void calls_an_error_in_english_what_the_wire_calls_it() {
        for (Code code : EnumSet.complementOf(OF_THE_REGISTRY)) {
            assertThat(new Words(true).of("error." + code.wire())).isEqualTo(code.title());
        }
    }

    @Test
    void writes_days_in_the_readers_calendar_and_digits() {
        Instant at = Instant.parse("2026-11-22T21:00:00Z");

        assertThat(new Words(true).day(at)).isEqualTo("2026-11-23");
        assertThat(new Words(false).day(at)).isEqualTo("۱۴۰۵/۰۹/۰۲");
    }

    @Test
    void says_how_long_a_text_may_be() {
        assertThat(plain(new Words(true).extent(text(1, 100)))).isEqualTo("1 to 100 characters");
        assertThat(plain(new Words(true).extent(text(6, 6)))).isEqualTo("exactly 6 characters");
        assertThat(plain(new Words(false).extent(text(2, Long.MAX_VALUE)))).isEqualTo("دست‌کم ۲ نویسه");
        assertThat(new Words(true).extent(text(0, Long.MAX_VALUE))).isEmpty();
    }

    @Test
    void refuses_a_text_that_is_missing() {
        assertThatThrownBy(() -> new Words(false).of("nothing")).isInstanceOf(MissingResourceException.class);
    }

    private static Outline.Field text(long least, long most) {
        return new Outline.Field(
                "name", Outline.Kind.TEXT, "", "", true, false, List.of(), List.of(), List.of(), least, most);
    }

    private static String plain(String text) {
        return text.replaceAll("[\\u2066\\u2068\\u2069]", "");
    }
}

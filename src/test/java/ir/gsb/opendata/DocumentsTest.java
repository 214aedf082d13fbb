package ir.gsb.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.catalogue.Sheet;
import ir.gsb.message.Headers;
import ir.gsb.message.PlainRequest;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    /** The kinds of words that something may hold, however deep. */
    private static Stream<Class<?>> kinds(Type of) {
        if (of instanceof ParameterizedType some) {
            return Stream.of(some.getActualTypeArguments()).flatMap(DocumentsTest::kinds);
        }
        if (!(of instanceof Class<?> type)) {
            return Stream.empty();
        }
        return type.isRecord()
                ? Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .flatMap(DocumentsTest::kinds)
                : Stream.<Class<?>>of(type).filter(Class::isEnum);
    }

    @Test
    void explains_every_word_that_a_sheet_may_hold() throws IOException {
        var asked =
                new PlainRequest("GET", "/catalogue/words", Map.of(), Map.of(), new Headers(List.of()), "192.0.2.1");
        var words =
                new String(new Documents().words(asked).body().content().get().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(kinds(Sheet.class).distinct()).hasSizeGreaterThan(10).allSatisfy(kind -> {
            for (Object word : kind.getEnumConstants()) {
                assertThat(words).contains('"' + kind.getSimpleName() + '.' + word + '"');
            }
        });
    }
}

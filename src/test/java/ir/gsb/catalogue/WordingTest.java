package ir.gsb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTest {

    static List<Enum<?>> words() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("ir.gsb.catalogue")
                        .stream()
                        .filter(JavaClass::isEnum)
                        .map(JavaClass::reflect)
                        .filter(type -> type != SheetFormat.class)
                        .flatMap(type -> Stream.of(type.getEnumConstants()))
                        .<Enum<?>>map(word -> (Enum<?>) word)
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("words")
    void each_word_has_its_texts(Enum<?> word) {
        Text text = Wording.of(word);
        assertThat(text.fa()).isNotBlank().doesNotContainPattern("[a-zA-Zيك]");
        assertThat(text.en()).isNotBlank().matches("\\p{ASCII}+");
    }

    @Test
    void refuses_a_word_of_others() {
        assertThatThrownBy(() -> Wording.of(TimeUnit.DAYS)).isInstanceOf(IllegalArgumentException.class);
    }
}

package ir.gsb;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds all Java sources to palantir-java-format. {@code -Dgsb.format=apply} rewrites them instead. */
class SourceFormatTest {

    @Test
    void sources_are_formatted() throws Exception {
        boolean apply = "apply".equals(System.getProperty("gsb.format"));
        var formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .formatJavadoc(false)
                .build());
        List<Path> unformatted = new ArrayList<>();
        try (var files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                String formatted = formatter.formatSourceAndFixImports(source);
                if (!formatted.equals(source)) {
                    if (apply) {
                        Files.writeString(file, formatted);
                    } else {
                        unformatted.add(file);
                    }
                }
            }
        }
        assertThat(unformatted)
                .as("format with: mvn test -Dtest=SourceFormatTest -Dgsb.format=apply")
                .isEmpty();
    }
}

package ir.gsb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What someone is told whose file cannot be read says what to do, and nothing of how it is read. */
class UnreadableFilesTest {

    private static SheetRoom room;

    @BeforeAll
    static void open() {
        room = new SheetRoom("unreadable_files");
    }

    @AfterAll
    static void close() {
        room.close();
    }

    private static List<ImportFault> faults(SheetFormat format, String text) {
        return new SheetImport(room.desk)
                .dryRun(SheetRoom.OPERATOR, format, text.getBytes(StandardCharsets.UTF_8))
                .faults();
    }

    @ParameterizedTest
    @EnumSource(SheetFormat.class)
    void says_of_an_empty_file_that_it_is_empty(SheetFormat format) {
        assertThat(faults(format, ""))
                .extracting(ImportFault::says)
                .containsExactly(new Text("پرونده خالی است", "the file is empty"));
    }

    @Test
    void says_of_a_text_that_is_named_a_workbook_that_it_is_none() {
        assertThat(faults(SheetFormat.XLSX, "agency,reference\ntax,A-1\n"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.says().en())
                        .contains("it is no workbook", "save it anew")
                        .doesNotContain("Channel", "Zip"));
    }

    @ParameterizedTest
    @CsvSource({"days, there are figures.days", "figures.Days, there are figures.days", "colour, 'there are agency, '"})
    void names_the_columns_that_may_be_meant(String column, String told) {
        assertThat(faults(SheetFormat.CSV, "agency,reference,%s\n".formatted(column)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.says().en()).contains(told));
    }
}

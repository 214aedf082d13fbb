package ir.gsb.catalogue;

import static ir.gsb.catalogue.SheetRoom.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files that no export of ours wrote. */
class ForeignFilesTest {

    private static SheetRoom room;

    @BeforeAll
    static void open() {
        room = new SheetRoom("sheets_foreign");
    }

    @AfterAll
    static void close() {
        room.close();
    }

    private static ImportPlan dryRun(String csv) {
        return new SheetImport(room.desk).dryRun(OPERATOR, SheetFormat.CSV, csv.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void does_not_write_out_what_is_short_in_a_workbook_and_endless_in_digits() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "attacker", "1.0")) {
            var sheet = book.newWorksheet("x");
            List<String> names = List.of("agency", "reference", "figures.days");
            for (int i = 0; i < names.size(); i++) {
                sheet.value(0, i, names.get(i));
            }
            sheet.value(1, 0, "tax");
            sheet.value(1, 1, "endless");
            sheet.value(1, 2, new BigDecimal("1E999999999"));
        }

        ImportPlan plan = new SheetImport(room.desk).dryRun(OPERATOR, SheetFormat.XLSX, out.toByteArray());

        assertThat(plan.faults())
                .extracting(ImportFault::row, ImportFault::column)
                .containsExactly(tuple(2, "figures.days"));
    }

    @Test
    void tells_the_first_thousand_faults_and_how_many_there_are() {
        String columns = IntStream.range(0, 3_000).mapToObj(n -> ",c" + n).collect(Collectors.joining());

        List<ImportFault> faults =
                dryRun("agency,reference" + columns + "\ntax,many\n").faults();

        assertThat(faults).hasSize(1_001);
        assertThat(faults.getFirst().says().en()).contains("3000", "1000");
    }

    @Test
    void reads_a_marked_file_whose_first_cell_is_in_quotes() {
        assertThat(dryRun("\uFEFF\"agency\",\"reference\"\ntax,marked\n").faults())
                .isEmpty();
    }
}

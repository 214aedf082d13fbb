package ir.gsb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small workbook may name a cell so far away that the rows up to it fill the memory. */
class WideWorkbooksTest {

    private static final String HEAD = """
        <row r="1"><c r="A1" t="inlineStr"><is><t>agency</t></is></c>\
        <c r="B1" t="inlineStr"><is><t>reference</t></is></c></row>\
        """;

    private final List<ImportFault> faults = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"XFE2", "ZZZZZ2", "$ZZZZ$2", "ZZZZZZZZZZZZZZ2", "A1048577", "A99999999999", "?2"})
    void refuses_a_cell_that_no_spreadsheet_has(String name) throws IOException {
        assertThat(read("<row r=\"2\"><c r=\"%s\"><v>1</v></c></row>".formatted(name)))
                .isEmpty();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.says().en()).contains("no spreadsheet has", "'" + name + "'", "XFD");
            assertThat(fault.says().fa()).contains("«" + name + "»", "XFD");
        });
    }

    @Test
    void refuses_a_row_that_no_spreadsheet_has() throws IOException {
        assertThat(read("<row r=\"1048577\"><c><v>1</v></c></row>")).isEmpty();
        assertThat(faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.says().en()).contains("'1048577'"));
    }

    @Test
    void refuses_more_unnamed_cells_in_a_row_than_columns() throws IOException {
        assertThat(read("<row>" + "<c/>".repeat(16_385) + "</row>")).isEmpty();
        assertThat(faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.says().en()).contains("'2:16385'"));
    }

    @Test
    void refuses_a_table_of_more_cells_than_anyone_fills() throws IOException {
        String wide = "<row><c r=\"XFD2\"/></row>";
        assertThat(read(wide + "<row/>".repeat(1_300))).isEmpty();
        assertThat(faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.says().en()).contains("more than 20000000 cells"));
    }

    @Test
    void reads_a_table_as_wide_and_as_long_as_a_spreadsheet() throws IOException {
        List<TableRow> rows = read("""
            <row r="2"><c r="A2" t="inlineStr"><is><t>tax</t></is></c><c r="XFD2" s="1"/></row>\
            <row r="1048576"><c r="B1048576" t="inlineStr"><is><t>last</t></is></c></row>\
            """);

        assertThat(faults).isEmpty();
        assertThat(rows).extracting(TableRow::number).containsExactly(2, 1_048_576);
    }

    private List<TableRow> read(String rows) throws IOException {
        return SheetFormat.XLSX.read(workbook(HEAD + rows), faults::add);
    }

    /** A workbook of ours with another sheet in it. */
    private static byte[] workbook(String rows) throws IOException {
        var ours = new ByteArrayOutputStream();
        SheetFormat.XLSX.write(List.of(), ours);
        var changed = new ByteArrayOutputStream();
        try (var channel = new SeekableInMemoryByteChannel(ours.toByteArray());
                var from = ZipFile.builder().setSeekableByteChannel(channel).get();
                var to = new ZipOutputStream(changed)) {
            for (ZipArchiveEntry part : Collections.list(from.getEntries())) {
                to.putNextEntry(new ZipEntry(part.getName()));
                to.write(
                        part.getName().equals("xl/worksheets/sheet1.xml")
                                ? sheet(rows)
                                : from.getInputStream(part).readAllBytes());
            }
        }
        return changed.toByteArray();
    }

    private static byte[] sheet(String rows) {
        return """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData>\
            </worksheet>\
            """.formatted(rows).getBytes(StandardCharsets.UTF_8);
    }
}

package ir.gsb.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks whose one sheet no spreadsheet wrote. */
class HostileWorkbooksTest {

    private static byte[] workbook(String cells) throws IOException {
        var plain = new ByteArrayOutputStream();
        try (var book = new Workbook(plain, "attacker", "1.0")) {
            book.newWorksheet("x").value(0, 0, "reference");
        }
        var out = new ByteArrayOutputStream();
        try (var channel = new SeekableInMemoryByteChannel(plain.toByteArray());
                var from = ZipFile.builder().setSeekableByteChannel(channel).get();
                var to = new ZipOutputStream(out)) {
            for (var part : Collections.list(from.getEntries())) {
                to.putNextEntry(new ZipEntry(part.getName()));
                boolean sheet = part.getName().startsWith("xl/worksheets/");
                to.write(sheet ? sheet(cells) : from.getInputStream(part).readAllBytes());
            }
        }
        return out.toByteArray();
    }

    private static byte[] sheet(String cells) {
        return """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">%s</row>
            </sheetData></worksheet>
            """.formatted(cells).getBytes(UTF_8);
    }

    /** More attributes than most parsers take. */
    private static String many() {
        return IntStream.range(0, 20_000).mapToObj(n -> "a" + n + "='x'").collect(Collectors.joining(" "));
    }

    private static List<ImportFault> faults(byte[] workbook) throws IOException {
        List<ImportFault> faults = new ArrayList<>();
        new XlsxTables().read(workbook, faults::add);
        return faults;
    }

    private static boolean refused(byte[] workbook) {
        try {
            return faults(workbook).stream()
                    .allMatch(fault -> fault.row() == 0 && fault.column().isEmpty());
        } catch (IOException unread) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r='A1' t='s'><v>2000000000</v></c>",
                "<c r='A1' t='s'><v> 1000001 </v></c>",
                "<c r='A1' t='s'><v>1&#48;<!-- -->00001</v></c>",
                "<c r='A1' t='s'><v><x/>1</v></c><c r='B1' t='s'><v>2000000000</v></c>",
                "<c r='A1' t='s'><f>1</f><v>-1</v></c>",
                "<c r='A1' t='s'><v>+2000000000</v></c>",
                "<c r='A1' t='unheard-of'><v>1</v></c>",
                "<c r='A1'><v MANY='x'>1</v></c><c r='B1' t='s'><v>2000000000</v></c>"
            })
    void are_not_read(String cells) throws IOException {
        assertThat(refused(workbook(cells.replace("MANY='x'", many()))))
                .as(cells)
                .isTrue();
    }

    @Test
    void is_read_with_texts_that_are_there() throws IOException {
        List<ImportFault> faults = faults(workbook("<c r='A1' t='s'><v>0</v></c><c r='B1'><v>2000000000</v></c>"));

        assertThat(faults).extracting(ImportFault::column).contains("2000000000");
    }
}

package ir.gsb.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Comma-separated values; semicolons, which some spreadsheets write, are read too. */
final class CsvTables implements Tables {

    /** U+FEFF in UTF-8. */
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    @Override
    public void write(List<Exported> services, OutputStream out) throws IOException {
        out.write(MARK);
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        var printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        for (List<String> line : Grid.lines(services)) {
            printer.printRecord(line);
        }
        printer.flush();
    }

    @Override
    public List<TableRow> read(byte[] file, Consumer<ImportFault> faults) throws IOException {
        return read(file, new Grid(SheetRow.layout(), faults));
    }

    /**
     * Reads all rows of a table that is not of sheets.
     *
     * @throws IOException if it is no CSV in UTF-8
     */
    static List<TableRow> read(byte[] file, Grid grid) throws IOException {
        var text = new InputStreamReader(
                new ByteArrayInputStream(file, begin(file), file.length),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        try (var parser =
                CSVFormat.RFC4180.builder().setDelimiter(delimiter(file)).get().parse(text)) {
            int number = 0;
            for (CSVRecord line : parser) {
                number++;
                grid.add(number, line.toList());
                if (grid.isFull()) {
                    break;
                }
            }
        } catch (UncheckedIOException | IllegalStateException broken) {
            throw new IOException("the file is no CSV", broken);
        }
        return grid.rows();
    }

    /** What stands more often in the first lines. */
    private static String delimiter(byte[] file) {
        int commas = 0;
        int semicolons = 0;
        for (int i = 0; i < Math.min(file.length, 4096); i++) {
            commas += file[i] == ',' ? 1 : 0;
            semicolons += file[i] == ';' ? 1 : 0;
        }
        return semicolons > commas ? ";" : ",";
    }

    /** Past the mark: it is no part of the first cell, which may be in quotes. */
    private static int begin(byte[] file) {
        boolean marked = file.length >= MARK.length && Arrays.equals(MARK, 0, MARK.length, file, 0, MARK.length);
        return marked ? MARK.length : 0;
    }
}

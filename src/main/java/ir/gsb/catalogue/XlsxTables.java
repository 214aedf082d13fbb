package ir.gsb.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Workbooks of Office Open XML. */
final class XlsxTables implements Tables {

    /** What a spreadsheet takes in one cell. */
    private static final int LONGEST_CELL = 32_767;

    private static final int WIDTH = 24;
    private static final int MOST_COLUMNS = 1_000;

    /** Digits: 1E999999999 is short in a file, and would be long when it is written out. */
    private static final int LONGEST_NUMBER = 400;

    @Override
    public void write(List<Exported> services, OutputStream out) throws IOException {
        try (var book = new Workbook(out, "gsb", "1.0")) {
            Worksheet sheet = book.newWorksheet("شناسنامه‌ها");
            sheet.rightToLeft();
            sheet.freezePane(2, 2);
            List<List<String>> lines = Grid.lines(services);
            for (int i = 0; i < lines.size(); i++) {
                List<String> line = lines.get(i);
                for (int j = 0; j < line.size(); j++) {
                    put(sheet, i, j, line.get(j));
                }
            }
            int last = lines.getFirst().size() - 1;
            sheet.range(0, 0, 1, last).style().bold().set();
            for (int j = 0; j <= last; j++) {
                sheet.width(j, WIDTH);
            }
        }
    }

    private static void put(Worksheet sheet, int row, int column, String text) {
        if (text.length() > LONGEST_CELL) {
            throw new IllegalArgumentException("row " + (row + 1) + ", column " + (column + 1)
                    + ": a workbook's cell takes 32767 characters; write CSV or JSON instead");
        }
        if (!text.isEmpty()) {
            sheet.value(row, column, text);
        }
    }

    @Override
    public List<TableRow> read(byte[] file, Consumer<ImportFault> faults) throws IOException {
        Optional<ImportFault> beyond = CellBounds.fault(file);
        if (beyond.isPresent()) {
            faults.accept(beyond.get());
            return List.of();
        }
        var grid = new Grid(SheetRow.layout(), faults);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            Iterator<Row> each = rows.iterator();
            while (each.hasNext() && !grid.isFull()) {
                Row row = each.next();
                grid.add(row.getRowNum(), cells(row));
            }
        } catch (ExcelReaderException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException broken) {
            throw new IOException("the file is no workbook", broken);
        }
        return grid.rows();
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            cells.add(row.getOptionalCell(i).map(XlsxTables::text).orElse(""));
        }
        return cells;
    }

    private static String text(Cell cell) {
        if (cell.getType() != CellType.NUMBER) {
            return cell.getText();
        }
        BigDecimal number = cell.asNumber();
        boolean writable = Math.abs((long) number.scale()) <= LONGEST_NUMBER;
        return writable ? number.stripTrailingZeros().toPlainString() : cell.getRawValue();
    }
}

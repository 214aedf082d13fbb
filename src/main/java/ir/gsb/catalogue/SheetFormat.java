package ir.gsb.catalogue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The kinds of files in which sheets come and go. */
public enum SheetFormat {
    /** RFC 4180 in UTF-8 with a byte order mark, so that spreadsheets know the letters. */
    CSV(new CsvTables()),
    /** A workbook whose first sheet holds the services. */
    XLSX(new XlsxTables()),
    /** An array of objects {@code {agency, reference, parent, code, state, edit, sheet}}. */
    JSON(new JsonTables());

    private final Tables tables;

    SheetFormat(Tables tables) {
        this.tables = tables;
    }

    /** By the end of a file's name; empty if it is none of them. */
    public static Optional<SheetFormat> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        for (SheetFormat format : values()) {
            if (name.endsWith('.' + format.name().toLowerCase(Locale.ROOT))) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    void write(List<Exported> rows, OutputStream out) throws IOException {
        tables.write(rows, out);
    }

    List<TableRow> read(byte[] file, Consumer<ImportFault> faults) throws IOException {
        return tables.read(file, faults);
    }
}

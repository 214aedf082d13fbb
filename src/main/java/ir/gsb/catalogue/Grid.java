package ir.gsb.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lines of cells as rows of a table. A line names the columns; a line before it may say in Persian what they are. Columns may
 * come in any order, and but for those that are needed may be missing.
 */
final class Grid {

    private static final int NAMES_WITHIN = 5;

    private final Layout layout;
    private final Consumer<ImportFault> faults;
    private final List<TableRow> rows = new ArrayList<>();
    private List<String> columns = List.of();
    private boolean full;

    Grid(Layout layout, Consumer<ImportFault> faults) {
        this.layout = layout;
        this.faults = faults;
    }

    /** Headings and rows as they are written. */
    static List<List<String>> lines(List<Exported> services) {
        List<String> columns = SheetRow.columns();
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(column -> FieldTitles.of(column).fa()).toList());
        lines.add(columns);
        for (Exported service : services) {
            Map<String, String> cells = service.cells();
            lines.add(columns.stream()
                    .map(column -> CellGuard.guarded(cells.getOrDefault(column, "")))
                    .toList());
        }
        return lines;
    }

    void add(int number, List<String> cells) {
        if (columns.isEmpty()) {
            if (cells.stream().map(String::strip).anyMatch(layout.mark()::equals)) {
                name(number, cells.stream().map(String::strip).toList());
            } else if (number > NAMES_WITHIN) {
                full = true;
            }
            return;
        }
        if (rows.size() > Tables.MOST_ROWS) {
            return;
        }
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).isEmpty()) {
                named.put(columns.get(i), i < cells.size() ? CellGuard.plain(cells.get(i)) : "");
            }
        }
        var row = new TableRow(number, named);
        if (!row.isEmpty()) {
            rows.add(row);
        }
    }

    private void name(int number, List<String> names) {
        columns = names;
        Set<String> known = Set.copyOf(layout.names());
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !known.contains(name)) {
                String alike = alike(name);
                faults.accept(new ImportFault(
                        number,
                        name,
                        new Text(
                                "چنین ستونی شناخته نیست؛ این‌ها هست: " + alike,
                                "there is no such column; there are " + alike)));
            } else if (!name.isEmpty() && !seen.add(name)) {
                faults.accept(new ImportFault(number, name, new Text("این ستون دو بار آمده است", "it is there twice")));
            }
        }
        for (String needed : layout.needed()) {
            if (!seen.contains(needed)) {
                faults.accept(new ImportFault(number, needed, new Text("این ستون لازم است", "this column is needed")));
            }
        }
    }

    /** The columns that a name may have meant, {@code figures.days} for {@code days}; all if it is like none. */
    private String alike(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        List<String> all = layout.names();
        List<String> some = all.stream()
                .filter(column -> column.toLowerCase(Locale.ROOT).contains(last))
                .toList();
        return String.join(", ", some.isEmpty() ? all : some);
    }

    /** Whether no more lines are wanted. */
    boolean isFull() {
        return full || rows.size() > Tables.MOST_ROWS;
    }

    List<TableRow> rows() {
        if (columns.isEmpty()) {
            faults.accept(ImportFault.whole(
                    "ردیف نام ستون‌ها نیست: ردیفی لازم است که %s در آن باشد".formatted(layout.mark()),
                    "no row names the columns: one of the first rows must hold '%s'".formatted(layout.mark())));
        }
        if (rows.size() > Tables.MOST_ROWS) {
            faults.accept(ImportFault.whole(
                    "بیش از %d ردیف در پرونده است".formatted(Tables.MOST_ROWS),
                    "the file has more than %d rows".formatted(Tables.MOST_ROWS)));
            return List.of();
        }
        return rows;
    }
}

package ir.gsb.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gsb.canonical.Persian;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A service in one row of a table.
 *
 * @param number as the file counts its rows
 * @param cells by the names of their columns; a column that a file does not have is in none
 */
record SheetRow(int number, Map<String, String> cells) {

    static final String AGENCY = "agency";
    static final String REFERENCE = "reference";
    static final String PARENT = "parent";
    static final String CODE = "code";
    static final String STATE = "state";
    static final String EDIT = "edit";

    /** What is of the service rather than of its sheet. */
    static final List<String> OF_SERVICE = List.of(AGENCY, REFERENCE, PARENT, CODE, STATE, EDIT);

    /** In their order in files. */
    static List<String> columns() {
        List<String> columns = new ArrayList<>(OF_SERVICE);
        SheetField.ALL.forEach(field -> columns.add(field.path()));
        return columns;
    }

    /** A cell without the spaces around it and marks that nobody sees; empty if there is none. */
    String cell(String column) {
        return Persian.letters(cells.getOrDefault(column, ""));
    }

    boolean isEmpty() {
        return cells.values().stream().allMatch(String::isBlank);
    }

    ImportFault fault(String column, String fa, String en) {
        return new ImportFault(number, column, new Text(fa, en));
    }

    /** A sheet with what the row says put in; what it has no column for, or a fault in, stays. */
    Sheet onto(Sheet before, Consumer<ImportFault> faults) {
        ObjectNode tree = Sheets.tree(before);
        for (SheetField field : SheetField.ALL) {
            String text = cells.get(field.path());
            if (text != null) {
                List<ImportFault> found = new ArrayList<>();
                JsonNode value =
                        field.cell().read(text, says -> found.add(new ImportFault(number, field.path(), says)));
                if (found.isEmpty()) {
                    field.put(tree, value);
                }
                found.forEach(faults);
            }
        }
        return Sheets.of(tree);
    }
}

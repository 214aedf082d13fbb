package ir.gsb.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A service in one row of a table. */
final class SheetRow {

    static final String AGENCY = "agency";
    static final String REFERENCE = "reference";
    static final String PARENT = "parent";
    static final String CODE = "code";
    static final String STATE = "state";
    static final String EDIT = "edit";

    /** What is of the service rather than of its sheet. */
    static final List<String> OF_SERVICE = List.of(AGENCY, REFERENCE, PARENT, CODE, STATE, EDIT);

    private SheetRow() {}

    /** In their order in files. */
    static List<String> columns() {
        List<String> columns = new ArrayList<>(OF_SERVICE);
        SheetField.ALL.forEach(field -> columns.add(field.path()));
        return columns;
    }

    static Layout layout() {
        return new Layout(columns(), REFERENCE, List.of(AGENCY));
    }

    /** A sheet with what the row says put in; what it has no column for, or a fault in, stays. */
    static Sheet onto(TableRow row, Sheet before, Consumer<ImportFault> faults) {
        ObjectNode tree = Sheets.tree(before);
        for (SheetField field : SheetField.ALL) {
            String text = row.cells().get(field.path());
            if (text != null) {
                List<ImportFault> found = new ArrayList<>();
                JsonNode value =
                        field.cell().read(text, says -> found.add(new ImportFault(row.number(), field.path(), says)));
                if (found.isEmpty()) {
                    field.put(tree, value);
                }
                found.forEach(faults);
            }
        }
        return Sheets.of(tree);
    }
}

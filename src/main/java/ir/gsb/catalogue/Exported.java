package ir.gsb.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A service on its way into a file.
 *
 * @param parent the parent's reference; empty if it has none
 */
record Exported(ServiceFile file, String parent) {

    /** What is of the service rather than of its sheet, in the order of the columns. */
    Map<String, String> ofService() {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(SheetRow.AGENCY, file.agency());
        cells.put(SheetRow.REFERENCE, file.reference());
        cells.put(SheetRow.PARENT, parent);
        cells.put(SheetRow.CODE, file.code().orElse(""));
        cells.put(SheetRow.STATE, Wording.of(file.state()).fa());
        cells.put(SheetRow.EDIT, String.valueOf(file.edit()));
        return cells;
    }

    Map<String, String> cells() {
        Map<String, String> cells = ofService();
        JsonNode sheet = Sheets.tree(file.sheet());
        SheetField.ALL.forEach(field -> cells.put(field.path(), field.cell().write(field.in(sheet))));
        return cells;
    }
}

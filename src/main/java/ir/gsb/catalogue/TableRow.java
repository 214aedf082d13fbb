package ir.gsb.catalogue;

import ir.gsb.canonical.Persian;
import java.util.Map;

/**
 * One row of a table.
 *
 * @param number as the file counts its rows
 * @param cells by the names of their columns; a column that a file does not have is in none
 */
record TableRow(int number, Map<String, String> cells) {

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
}

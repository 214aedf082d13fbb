package ir.gsb.catalogue;

import java.util.List;

/**
 * The columns of a table.
 *
 * @param names all that it may have
 * @param mark the column whose name tells the row of names from a title above it
 * @param needed those that it must have beside the mark
 */
record Layout(List<String> names, String mark, List<String> needed) {}

package ir.gsb.catalogue;

/**
 * What is wrong with a file of sheets or of agencies.
 *
 * @param row as the file counts them, from 1 and with its headings; 0 if it is the file as a whole
 * @param column the field's name, {@code figures.days}; empty if it is no single one
 */
public record ImportFault(int row, String column, Text says) {

    static ImportFault whole(String fa, String en) {
        return new ImportFault(0, "", new Text(fa, en));
    }
}

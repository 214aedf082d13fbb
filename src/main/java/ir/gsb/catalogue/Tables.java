package ir.gsb.catalogue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/** Rows of sheets in files of one kind. */
interface Tables {

    /** Rows in one file. */
    int MOST_ROWS = 10_000;

    void write(List<Exported> services, OutputStream out) throws IOException;

    /**
     * Reads all rows, and tells what makes the file unreadable as a whole or in part.
     *
     * @throws IOException if it is no file of this kind
     */
    List<TableRow> read(byte[] file, Consumer<ImportFault> faults) throws IOException;
}

package ir.gsb.catalogue;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Reads the rows of a file of one kind. */
interface FileRows {

    /** @throws IOException if it is no file of this kind */
    List<TableRow> read(byte[] file, Consumer<ImportFault> faults) throws IOException;

    /**
     * The same; what makes it unreadable as a whole is a fault, too.
     *
     * @param kind as people call it, CSV
     */
    default List<TableRow> readAll(byte[] file, String kind, Faults faults) {
        if (file.length > SheetImport.LARGEST) {
            faults.add(ImportFault.whole("پرونده بزرگ‌تر از ۶۴ مبی‌بایت است", "the file is larger than 64 MiB"));
            return List.of();
        }
        if (file.length == 0) {
            faults.add(ImportFault.whole("پرونده خالی است", "the file is empty"));
            return List.of();
        }
        try {
            return read(file, faults::add);
        } catch (IOException broken) {
            faults.add(ImportFault.whole(
                    "پرونده خوانده نمی‌شود، یا از این نوع نیست: " + kind,
                    "the file cannot be read as " + kind + ": " + firstLine(broken)));
            return List.of();
        }
    }

    private static String firstLine(IOException broken) {
        return String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
    }
}

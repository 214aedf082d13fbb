package ir.gsb.catalogue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Writes sheets, in the newest version of each, to files that can be read back. */
public final class SheetExport {

    private static final int PORTION = 500;

    private final SqlSheets store;

    public SheetExport(DataSource source) {
        this.store = new SqlSheets(source);
    }

    /**
     * Writes the sheets of one agency, or of all.
     *
     * @return how many they are
     * @throws IllegalArgumentException if this kind of file cannot hold one of them; the message says which
     */
    public int write(SheetFormat format, Optional<String> agency, OutputStream out) throws IOException {
        List<ServiceFile> files = new ArrayList<>();
        Map<Long, String> references = new HashMap<>();
        List<ServiceFile> portion = store.after(0, PORTION);
        while (!portion.isEmpty()) {
            for (ServiceFile file : portion) {
                references.put(file.id(), file.reference());
                if (agency.isEmpty() || agency.get().equals(file.agency())) {
                    files.add(file);
                }
            }
            portion = store.after(portion.getLast().id(), PORTION);
        }
        format.write(
                files.stream()
                        .map(file -> new Exported(
                                file, file.parent().map(references::get).orElse("")))
                        .toList(),
                out);
        return files.size();
    }
}

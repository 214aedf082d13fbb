package ir.gsb.catalogue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Writes sheets, in the newest version of each, to files that can be read back. */
public final class SheetExport {

    private static final int PORTION = 500;

    private final SqlSheets store;

    public SheetExport(DataSource source) {
        this.store = new SqlSheets(source);
    }

    /**
     * Writes the sheets of one agency in the order of their references, or of all in that in which they were begun.
     *
     * @return how many they are
     * @throws IllegalArgumentException if this kind of file cannot hold one of them; the message says which
     */
    public int write(SheetFormat format, Optional<String> agency, OutputStream out) throws IOException {
        List<ServiceFile> files = agency.map(this::of).orElseGet(this::all);
        Map<Long, String> references =
                files.stream().collect(Collectors.toMap(ServiceFile::id, ServiceFile::reference));
        format.write(
                files.stream()
                        .map(file -> new Exported(
                                file, file.parent().map(references::get).orElse("")))
                        .toList(),
                out);
        return files.size();
    }

    /** A parent is of the same agency. */
    private List<ServiceFile> of(String agency) {
        List<ServiceFile> files = new ArrayList<>();
        List<ServiceFile> portion = store.ofAgency(agency, "", PORTION);
        while (!portion.isEmpty()) {
            files.addAll(portion);
            portion = store.ofAgency(agency, portion.getLast().reference(), PORTION);
        }
        return files;
    }

    private List<ServiceFile> all() {
        List<ServiceFile> files = new ArrayList<>();
        List<ServiceFile> portion = store.after(0, PORTION);
        while (!portion.isEmpty()) {
            files.addAll(portion);
            portion = store.after(portion.getLast().id(), PORTION);
        }
        return files;
    }
}

package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds exchanges in archive files. Every method throws IOException if a file that it needs is away or not whole. */
final class ArchivedExchanges {

    private final Path folder;

    /** @param folder where the archive files are */
    ArchivedExchanges(Path folder) {
        this.folder = folder;
    }

    /** Those about a subject that began in a time, in the order of their ids. */
    Set<ExchangeId> ofSubject(Connection connection, byte[] subjectHash, Instant from, Instant until)
            throws SQLException, IOException {
        Optional<String> wanted = Optional.of(HexFormat.of().formatHex(subjectHash));
        var found = new LinkedHashSet<ExchangeId>();
        for (ArchiveFile file : files(connection, from, until)) {
            file.forEach(one -> {
                Instant began = one.exchange().receivedAt();
                if (!began.isBefore(from)
                        && began.isBefore(until)
                        && one.says(RecordColumn.SUBJECT_HASH).equals(wanted)) {
                    found.add(one.exchange());
                }
            });
        }
        return found;
    }

    /** Whether a hold that names no exchange is on one that is archived. Files are read only if there may be one. */
    boolean isHeld(Connection connection, ExchangeId exchange) throws SQLException, IOException {
        if (!SqlArchived.mayBeHeld(connection, exchange.value())) {
            return false;
        }
        var records = new ArrayList<ArchivedRecord>();
        for (ArchiveFile file : files(connection, exchange.receivedAt(), exchange.receivedAt())) {
            records.addAll(file.find(exchange));
        }
        return SqlArchived.isHeld(
                connection,
                exchange.value(),
                column -> records.stream()
                        .flatMap(one -> one.says(column).stream())
                        .findFirst());
    }

    private List<ArchiveFile> files(Connection connection, Instant first, Instant last)
            throws SQLException, IOException {
        var files = new ArrayList<ArchiveFile>();
        for (String name : SqlArchived.files(connection, month(first), month(last))) {
            Path file = folder.resolve(name);
            if (!Files.isReadable(file)) {
                throw new IOException("The archive file " + file + " is not there: bring it, or name its folder.");
            }
            files.add(new ArchiveFile(file));
        }
        return files;
    }

    private static YearMonth month(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }
}

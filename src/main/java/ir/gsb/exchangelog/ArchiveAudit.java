package ir.gsb.exchangelog;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Holds the keys that the store keeps against an archive file: each opens what its record speaks of, or was erased. */
public final class ArchiveAudit {

    private final DataSource source;

    public ArchiveAudit(DataSource source) {
        this.source = source;
    }

    /**
     * A sentence for each record whose content cannot be opened, though no act erased it.
     *
     * @throws IOException if the file is not whole
     * @throws SQLException if the store is away
     */
    public List<String> check(ArchiveFile file) throws IOException, SQLException {
        var found = new ArrayList<String>();
        try (Connection connection = source.getConnection()) {
            file.forEach(one -> check(connection, one).ifPresent(found::add));
        }
        return found;
    }

    private static Optional<String> check(Connection connection, ArchivedRecord one) throws IOException {
        try {
            Optional<byte[]> key = SqlArchived.key(connection, one.exchange().value(), one.kind());
            if (one.vault().isEmpty() || key.map(one::isOpenedBy).orElse(false)) {
                return Optional.empty();
            }
            if (key.isPresent()) {
                return Optional.of("The key of record " + one.exchange() + " " + one.kind() + " was changed.");
            }
            return SqlArchived.isErased(connection, one.exchange().value())
                    ? Optional.empty()
                    : Optional.of("The key of record " + one.exchange() + " " + one.kind()
                            + " is gone, and no act says who erased it.");
        } catch (SQLException away) {
            throw new IOException("the store cannot be read", away);
        }
    }
}

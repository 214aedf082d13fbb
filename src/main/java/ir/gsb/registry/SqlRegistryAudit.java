package ir.gsb.registry;

import ir.gsb.message.Node;
import java.security.cert.CertificateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads what an audit holds the registry against. */
public final class SqlRegistryAudit {

    private SqlRegistryAudit() {}

    /** The log of the registry, from an id on. */
    public static List<RecordedChange> changes(Connection connection, UUID first) throws SQLException {
        return SqlChanges.since(connection, first);
    }

    /**
     * What entries are otherwise than their last change made them, as {@code agency tax}; nothing while there is no log.
     *
     * @param connection in a transaction of isolation REPEATABLE READ
     */
    public static List<String> unexplained(Connection connection) throws SQLException {
        Map<String, Node> explained = new HashMap<>();
        for (RecordedChange change : SqlChanges.latest(connection)) {
            explained.put(change.subject(), change.what().get("after").orElse(new Node.Text("nothing")));
        }
        List<String> unexplained = new ArrayList<>();
        if (explained.isEmpty()) {
            return unexplained;
        }
        Registry registry = SqlSnapshot.read(connection, null).registry();
        for (Entry.Kind kind : Entry.Kind.values()) {
            registry.entries(kind).forEach(entry -> {
                String subject = kind.wire() + " " + entry.key();
                boolean known = Optional.ofNullable(explained.remove(subject)).equals(Optional.of(entry.written()));
                if (!known || !isItself(entry)) {
                    unexplained.add(subject);
                }
            });
        }
        unexplained.addAll(explained.keySet());
        return unexplained;
    }

    /** A certificate could have been put in the place of another. */
    private static boolean isItself(Entry entry) {
        try {
            return !(entry instanceof RegisteredCertificate certificate)
                    || StoredCertificate.thumbprint(certificate.certificate()).equals(certificate.thumbprint());
        } catch (CertificateException broken) {
            return false;
        }
    }
}

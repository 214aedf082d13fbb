package ir.gsb.administration;

import ir.gsb.message.Node;
import ir.gsb.message.Received;
import ir.gsb.registry.Agreement;
import ir.gsb.registry.Entry;
import ir.gsb.registry.Entry.Kind;
import ir.gsb.registry.RecordedChange;
import ir.gsb.registry.Registry;
import ir.gsb.registry.SqlRegistry;
import ir.gsb.registry.Wishes;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows the registry and its log to who may see them. */
final class RegistryReading {

    private static final int TURNS = 100;

    private final SqlRegistry registry;

    RegistryReading(SqlRegistry registry) {
        this.registry = registry;
    }

    Node.Fields show(Rights rights, Address address, Received received) throws SQLException {
        if (address.kind().isEmpty()) {
            rights.requireReader();
            return address.place().isEmpty() ? version() : changes(received.query());
        }
        Kind kind = address.kind().get();
        if (kind != Kind.AGREEMENT) {
            rights.requireReader();
        }
        return address.key().isPresent()
                ? one(rights, kind, address.key().get())
                : list(rights, kind, received.query());
    }

    private Node.Fields version() {
        return new Node.Fields(Map.of("version", new Node.Whole(registry.version())));
    }

    private Node.Fields list(Rights rights, Kind kind, Optional<String> query) {
        var parameters = Parameters.read(query, Set.of("after", "limit"));
        Registry known = registry.current();
        String after = parameters.text("after").orElse("");
        List<Entry> entries = known.entries(kind)
                .filter(entry -> entry.key().compareTo(after) > 0 && mayRead(rights, entry, known))
                .limit(parameters.limit() + 1L)
                .toList();
        boolean more = entries.size() > parameters.limit();
        List<Entry> page = more ? entries.subList(0, parameters.limit()) : entries;
        return RegistryView.list(
                kind,
                registry.version(),
                page,
                more ? Optional.of(page.getLast().key()) : Optional.empty());
    }

    private Node.Fields one(Rights rights, Kind kind, String key) throws SQLException {
        Registry known = registry.current();
        Entry entry = known.entry(kind, key)
                .filter(there -> mayRead(rights, there, known))
                .orElseThrow(() -> Wishes.unknown(kind));
        return RegistryView.entry(
                entry, registry.changes(Optional.of(kind.wire()), Optional.of(key), Optional.empty(), TURNS));
    }

    private static boolean mayRead(Rights rights, Entry entry, Registry known) {
        return !(entry instanceof Agreement agreement) || rights.mayRead(agreement, known);
    }

    private Node.Fields changes(Optional<String> query) throws SQLException {
        var parameters = Parameters.read(query, Set.of("kind", "key", "older", "limit"));
        int limit = parameters.limit();
        List<RecordedChange> changes =
                registry.changes(parameters.text("kind"), parameters.text("key"), parameters.id("older"), limit + 1);
        boolean more = changes.size() > limit;
        List<RecordedChange> page = more ? changes.subList(0, limit) : changes;
        return RegistryView.changes(page, more ? Optional.of(page.getLast().id().toString()) : Optional.empty());
    }
}

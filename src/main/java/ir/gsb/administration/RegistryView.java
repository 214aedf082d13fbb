package ir.gsb.administration;

import ir.gsb.message.Node;
import ir.gsb.registry.Applied;
import ir.gsb.registry.Change;
import ir.gsb.registry.Entry;
import ir.gsb.registry.RecordedChange;
import ir.gsb.registry.RegisteredCertificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the registry for those who administer it. */
final class RegistryView {

    private static final int PEM_LINE = 64;

    private RegistryView() {}

    static Node.Fields entry(Entry entry) {
        Map<String, Node> fields = new LinkedHashMap<>(entry.written().children());
        fields.put("tag", new Node.Text(entry.tag()));
        return new Node.Fields(fields);
    }

    /** With what became of it, the newest first. */
    static Node.Fields entry(Entry entry, List<RecordedChange> history) {
        Map<String, Node> fields = new LinkedHashMap<>(entry(entry).children());
        if (entry instanceof RegisteredCertificate certificate) {
            fields.put("pem", new Node.Text(pem(certificate)));
        }
        fields.put(
                "history",
                new Node.Items(history.stream().<Node>map(RegistryView::turn).toList()));
        return new Node.Fields(fields);
    }

    private static Node.Fields turn(RecordedChange change) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("at", new Node.Text(change.at().toString()));
        fields.put("actor", new Node.Text(change.actor()));
        fields.put("reason", new Node.Text(change.reason()));
        if (change.what().get("after").orElse(null) instanceof Node.Fields after) {
            after.get("state").ifPresent(state -> fields.put("state", state));
        }
        fields.put("change", new Node.Text(change.id().toString()));
        return new Node.Fields(fields);
    }

    /** @param next the key of the last entry, if there are more */
    static Node.Fields list(Entry.Kind kind, long version, List<Entry> entries, Optional<String> next) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("version", new Node.Whole(version));
        fields.put(
                kind.plural(),
                new Node.Items(entries.stream().<Node>map(RegistryView::entry).toList()));
        next.ifPresent(key -> fields.put("next", new Node.Text(key)));
        return new Node.Fields(fields);
    }

    static Node.Fields changes(List<RecordedChange> changes, Optional<String> older) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put(
                "changes",
                new Node.Items(
                        changes.stream().<Node>map(RegistryView::recorded).toList()));
        older.ifPresent(id -> fields.put("older", new Node.Text(id)));
        return new Node.Fields(fields);
    }

    private static Node.Fields recorded(RecordedChange change) {
        Map<String, Node> fields = new LinkedHashMap<>(change.written().children());
        fields.put("hash", new Node.Text(change.hash()));
        return new Node.Fields(fields);
    }

    /** What was, or would be, changed. */
    static Node.Fields applied(Applied applied) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("version", new Node.Whole(applied.version()));
        fields.put("plan", new Node.Text(applied.plan().tag()));
        fields.put(
                "changes",
                new Node.Items(applied.plan().changes().stream()
                        .<Node>map(RegistryView::change)
                        .toList()));
        return new Node.Fields(fields);
    }

    private static Node.Fields change(Change change) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("does", new Node.Text(change.sign().name().toLowerCase(Locale.ROOT)));
        fields.putAll(change.what().children());
        fields.put("tag", new Node.Text(change.after().tag()));
        return new Node.Fields(fields);
    }

    /** RFC 7468 §5. */
    private static String pem(RegisteredCertificate certificate) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(certificate.der())
                + "\n-----END CERTIFICATE-----\n";
    }
}

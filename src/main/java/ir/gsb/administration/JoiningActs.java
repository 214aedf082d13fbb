package ir.gsb.administration;

import ir.gsb.joining.Approval;
import ir.gsb.joining.Joining;
import ir.gsb.joining.Joinings;
import ir.gsb.message.Node;
import ir.gsb.message.Received;
import ir.gsb.registry.Applied;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who asks to join, shown to the operator, approved and declined by him. */
final class JoiningActs {

    static final String PLACE = "joinings";

    private static final String REASON = "reason";
    private static final String[] MEMBERS = Stream.concat(
                    Stream.of(REASON, "fingerprint", "existing", "certificate"), Approval.NAMES.stream())
            .toArray(String[]::new);

    private final Joinings joinings;

    JoiningActs(Joinings joinings) {
        this.joinings = joinings;
    }

    Node.Fields answer(Rights rights, Address address, Received received) throws SQLException {
        if (address.verb().isEmpty()) {
            rights.requireReader();
            return address.key().isPresent() ? shown(joinings.find(address.key().get())) : list(received.query());
        }
        rights.requireOperator("decide on who joins");
        String id = address.key().orElseThrow();
        return address.verb().get().equals("approve")
                ? RegistryView.applied(approve(rights, id, received))
                : decline(rights, id, received);
    }

    private Node.Fields list(Optional<String> query) {
        var parameters = Parameters.read(query, Set.of("state", "limit"));
        Joining.State state = parameters
                .text("state")
                .map(text -> Stream.of(Joining.State.values())
                        .filter(one -> one.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> Body.violated("/state", "must be WAITING, APPROVED or REFUSED")))
                .orElse(Joining.State.WAITING);
        return new Node.Fields(Map.of(
                PLACE,
                new Node.Items(joinings.list(state, parameters.limit()).stream()
                        .<Node>map(this::shown)
                        .toList())));
    }

    private Node.Fields shown(Joining joining) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("id", new Node.Text(joining.id()));
        fields.put("at", new Node.Text(joining.at().toString()));
        fields.put("party", new Node.Text(joining.party().toString()));
        fields.put("contact", new Node.Text(joining.contact()));
        fields.put("from", new Node.Text(joining.source()));
        fields.put("fingerprint", new Node.Text(joining.fingerprint()));
        fields.put("state", new Node.Text(joining.state().name()));
        if (joining.state() == Joining.State.WAITING) {
            joinings.warning(joining).ifPresent(warning -> fields.put("warning", new Node.Text(warning)));
        }
        if (!joining.reason().isEmpty()) {
            fields.put(REASON, new Node.Text(joining.reason()));
        }
        return new Node.Fields(fields);
    }

    private Applied approve(Rights rights, String id, Received received) throws SQLException {
        var body = Body.read(received.body(), MEMBERS);
        Map<String, String> names = new HashMap<>();
        for (String name : Approval.NAMES) {
            body.text(name).ifPresent(text -> names.put(name, text));
        }
        var approval =
                new Approval(body.required("fingerprint"), body.flag("existing"), names, body.text("certificate"));
        return RegistryChanging.told(
                "certificate", () -> joinings.approve(id, approval, body.by(rights.party()), rights::consent));
    }

    private Node.Fields decline(Rights rights, String id, Received received) {
        var body = Body.read(received.body(), REASON);
        return shown(joinings.decline(id, body.by(rights.party())));
    }
}

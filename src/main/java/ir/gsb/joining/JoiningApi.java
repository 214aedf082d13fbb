package ir.gsb.joining;

import ir.gsb.canonical.JsonText;
import ir.gsb.message.Concluded;
import ir.gsb.message.Node;
import ir.gsb.message.Outcome;
import ir.gsb.message.Party;
import ir.gsb.message.Received;
import ir.gsb.message.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joining over the wire (wire contract, Joining): by strangers, so unsigned, and only as far as the operator's door. */
public final class JoiningApi {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final String CONTACT = "[A-Za-z0-9@._+-]{3,100}";

    private final Joinings joinings;

    public JoiningApi(Joinings joinings) {
        this.joinings = joinings;
    }

    /**
     * Answers {@code POST /joinings} and {@code GET /joinings/{id}}.
     *
     * @throws RefusedException {@code message-too-large}, {@code malformed-message}, {@code schema-violation},
     *     {@code signature-invalid}, {@code state-conflict}, {@code overloaded}, {@code unknown-entry}
     */
    public Concluded answer(Received received) {
        boolean asks = received.method().equals("POST");
        Joining joining = asks
                ? ask(received)
                : joinings.find(received.path().substring(received.path().lastIndexOf('/') + 1));
        return new Concluded(received, new Outcome.Shown(asks ? ACCEPTED : OK, JsonText.write(shown(joining))));
    }

    private Joining ask(Received received) {
        Map<String, String> parameters = parameters(received.query().orElse(""));
        String contact = parameters.getOrDefault("contact", "");
        if (!contact.matches(CONTACT)) {
            throw Approval.violated(
                    "contact",
                    "must say how the operator reaches you, an e-mail address or a telephone number: 3 to 100 of A-Z"
                            + " a-z 0-9 @ . _ + -");
        }
        return joinings.ask(party(parameters.getOrDefault("party", "")), contact, received.source(), received.body());
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            boolean known = name.equals("party") || name.equals("contact");
            if (!known || equals < 0 || all.put(name, part.substring(equals + 1)) != null) {
                throw Approval.violated("query", "must be party=AGENCY/SYSTEM&contact=… and nothing else, each once");
            }
        }
        return all;
    }

    private static Party party(String text) {
        try {
            return Party.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw Approval.violated("party", "must be AGENCY/SYSTEM, both 2 to 32 of a-z 0-9 -");
        }
    }

    private static Node.Fields shown(Joining joining) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("id", new Node.Text(joining.id()));
        fields.put("state", new Node.Text(joining.state().name()));
        fields.put("party", new Node.Text(joining.party().toString()));
        fields.put("fingerprint", new Node.Text(joining.fingerprint()));
        fields.put("requestedAt", new Node.Text(joining.at().toString()));
        decided(joining).ifPresent(more -> fields.put(more.getKey(), new Node.Text(more.getValue())));
        fields.put(
                "next",
                new Node.Items(next(joining).stream().<Node>map(Node.Text::new).toList()));
        return new Node.Fields(fields);
    }

    private static Optional<Map.Entry<String, String>> decided(Joining joining) {
        return switch (joining.state()) {
            case WAITING -> Optional.empty();
            case APPROVED -> Optional.of(Map.entry("certificate", joining.chain()));
            case REFUSED -> Optional.of(Map.entry("reason", joining.reason()));
        };
    }

    private static List<String> next(Joining joining) {
        return switch (joining.state()) {
            case WAITING ->
                List.of(
                        "Call the hub's operator and read the fingerprint to each other: it is approved only if it is"
                                + " the same.",
                        "Then GET /joinings/" + joining.id() + " until state is APPROVED.");
            case APPROVED ->
                List.of(
                        "Keep certificate beside your key, and the hub's own from /.well-known/gsb.",
                        "Try the connection: gsb doctor.",
                        "Choose an inquiry of GET /inquiries, and ask for an agreement: gsb registry request, or POST"
                                + " /registry/agreements.",
                        "When it is granted, ask: gsb inquire.");
            case REFUSED -> List.of("Clear with the hub's operator what reason says, and send a new request.");
        };
    }
}

package ir.gsb.administration;

import ir.gsb.canonical.JsonText;
import ir.gsb.message.Code;
import ir.gsb.message.Node;
import ir.gsb.message.Party;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Violation;
import ir.gsb.registry.By;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The JSON object in which a change is asked for. */
final class Body {

    private final Node.Fields fields;

    private Body(Node.Fields fields) {
        this.fields = fields;
    }

    /**
     * Reads it.
     *
     * @throws RefusedException {@code malformed-message}; {@code schema-violation} if it has other members than these
     */
    static Body read(byte[] json, String... members) {
        Node.Fields fields = JsonText.parse(json);
        Set<String> known = Set.of(members);
        List<Violation> unknown = fields.children().keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Violation("/" + name, "is not known here; known are " + String.join(", ", members)))
                .toList();
        if (!unknown.isEmpty()) {
            throw violated(unknown);
        }
        return new Body(fields);
    }

    By by(Party party) {
        String reason = text("reason").orElse("");
        if (reason.isBlank() || reason.length() > By.LONGEST) {
            throw violated("/reason", "must say why, in 1 to " + By.LONGEST + " characters");
        }
        return new By(party.toString(), reason);
    }

    Optional<String> text(String name) {
        if (fields.get(name).isPresent() && fields.text(name).isEmpty()) {
            throw violated("/" + name, "must be text");
        }
        return fields.text(name);
    }

    String required(String name) {
        return text(name).orElseThrow(() -> violated("/" + name, "is missing"));
    }

    boolean flag(String name) {
        return switch (fields.get(name).orElse(new Node.Flag(false))) {
            case Node.Flag(boolean value) -> value;
            case Node other -> throw violated("/" + name, "must be true or false");
        };
    }

    /** A whole number of 1 to 500. */
    int limit(String name) {
        if (fields.get(name).orElse(null) instanceof Node.Whole(long value) && value >= 1 && value <= Parameters.MOST) {
            return (int) value;
        }
        throw violated("/" + name, "must be a whole number of 1 to " + Parameters.MOST);
    }

    Node.Fields object(String name) {
        if (fields.get(name).orElse(null) instanceof Node.Fields object) {
            return object;
        }
        throw violated("/" + name, "must be an object");
    }

    static RefusedException violated(String pointer, String message) {
        return violated(List.of(new Violation(pointer, message)));
    }

    private static RefusedException violated(List<Violation> violations) {
        return new RefusedException(new Refusal(
                Code.SCHEMA_VIOLATION,
                "This cannot be done as it is asked: correct what the violations name.",
                violations,
                Optional.empty()));
    }
}

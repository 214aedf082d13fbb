package ir.gsb.canonical;

import ir.gsb.canonical.Findings.Place;
import ir.gsb.message.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds one message against its types, in one pass, and puts it into the schema's order. */
final class Checker {

    private final Findings findings;

    Checker(Findings findings) {
        this.findings = findings;
    }

    Node.Fields root(Type.Complex type, Node.Fields raw) {
        return fields(type, raw, Place.ROOT);
    }

    private Node.Fields fields(Type.Complex type, Node.Fields raw, Place at) {
        Map<String, Node> out = new LinkedHashMap<>();
        for (Type.Particle particle : type.content()) {
            switch (particle) {
                case Type.Member member -> member(member, raw, at, out);
                case Type.Choice choice -> choice(choice, raw, at, out);
            }
        }
        for (String name : raw.children().keySet()) {
            if (!type.members().containsKey(name)) {
                findings.add(at.child(name), unknown(type));
            }
        }
        return new Node.Fields(out);
    }

    /** What is to be said of a name that a type does not have. */
    static String unknown(Type.Complex type) {
        return Model.UNKNOWN + "; leave it out, or take one of "
                + String.join(", ", type.members().keySet());
    }

    private void member(Type.Member member, Node.Fields raw, Place at, Map<String, Node> out) {
        @Nullable Node given = raw.children().get(member.name());
        if (member.many()) {
            out.put(member.name(), items(member, given, at.child(member.name())));
        } else if (given != null) {
            out.put(member.name(), node(member.type(), given, at.child(member.name())));
        } else if (member.fewest() > 0) {
            findings.add(at.child(member.name()), "is missing");
        }
    }

    private void choice(Type.Choice choice, Node.Fields raw, Place at, Map<String, Node> out) {
        boolean found = false;
        for (Type.Member member : choice.members()) {
            @Nullable Node given = raw.children().get(member.name());
            if (given != null && found) {
                findings.add(at.child(member.name()), "must not be there together with " + others(choice, member));
            } else if (given != null) {
                found = true;
                out.put(member.name(), node(member.type(), given, at.child(member.name())));
            }
        }
        if (!found && !choice.optional()) {
            Type.Member first = choice.members().getFirst();
            findings.add(at.child(first.name()), "is missing; there must be it or " + others(choice, first));
        }
    }

    private static String others(Type.Choice choice, Type.Member one) {
        return String.join(
                " or ",
                choice.members().stream()
                        .map(Type.Member::name)
                        .filter(name -> !name.equals(one.name()))
                        .toList());
    }

    private Node items(Type.Member member, @Nullable Node given, Place at) {
        if (given == null) {
            if (member.fewest() > 0) {
                findings.add(at, "is missing");
            }
            return new Node.Items(List.of());
        }
        if (!(given instanceof Node.Items(List<Node> items))) {
            findings.add(at, "must be an array");
            return new Node.Items(List.of());
        }
        if (items.size() < member.fewest() || items.size() > member.most()) {
            findings.add(
                    at,
                    "must be there at least " + member.fewest() + " times"
                            + (member.most() == Integer.MAX_VALUE ? "" : " and at most " + member.most() + " times"));
            return new Node.Items(List.of());
        }
        List<Node> checked = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            checked.add(node(member.type(), items.get(i), at.child(String.valueOf(i))));
        }
        return new Node.Items(checked);
    }

    private Node node(Type type, Node given, Place at) {
        switch (type) {
            case Type.Text text -> text(text, given, at);
            case Type.Whole whole -> whole(whole, given, at);
            case Type.Flag _ -> {
                if (!(given instanceof Node.Flag)) {
                    findings.add(at, "must be true or false");
                }
            }
            case Type.Complex complex -> {
                if (given instanceof Node.Fields raw) {
                    return fields(complex, raw, at);
                }
                findings.add(at, given instanceof Node.Items ? "must be there once" : "must have elements in it");
            }
        }
        return given;
    }

    private void whole(Type.Whole type, Node given, Place at) {
        if (!(given instanceof Node.Whole(long value)) || value < type.least() || value > type.most()) {
            findings.add(at, "must be a whole number from " + type.least() + " to " + type.most());
        }
    }

    private void text(Type.Text type, Node given, Place at) {
        if (given instanceof Node.Items) {
            findings.add(at, "must be there once");
        } else if (!(given instanceof Node.Text(String text))) {
            findings.add(at, "must be a string");
        } else {
            @Nullable String expected = TextRules.broken(type, text);
            if (expected != null) {
                findings.add(at, "must be " + expected);
            }
        }
    }
}

package ir.gsb.registry;

import ir.gsb.message.Node;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts an entry together as the registry file writes it. What is absent is left out; lists of words are sorted. */
final class EntryFields {

    private final Map<String, Node> fields = new LinkedHashMap<>();

    EntryFields text(String name, Object value) {
        fields.put(name, new Node.Text(value.toString()));
        return this;
    }

    EntryFields text(String name, Optional<?> value) {
        value.ifPresent(there -> text(name, there));
        return this;
    }

    EntryFields flag(String name, boolean value) {
        fields.put(name, new Node.Flag(value));
        return this;
    }

    EntryFields whole(String name, long value) {
        fields.put(name, new Node.Whole(value));
        return this;
    }

    EntryFields whole(String name, Optional<Long> value) {
        value.ifPresent(there -> whole(name, there));
        return this;
    }

    EntryFields words(String name, Collection<?> values) {
        fields.put(
                name,
                new Node.Items(values.stream()
                        .map(Object::toString)
                        .sorted()
                        .<Node>map(Node.Text::new)
                        .toList()));
        return this;
    }

    EntryFields node(String name, Node value) {
        fields.put(name, value);
        return this;
    }

    EntryFields node(String name, Optional<? extends Node> value) {
        value.ifPresent(there -> node(name, there));
        return this;
    }

    Node.Fields made() {
        return new Node.Fields(fields);
    }
}

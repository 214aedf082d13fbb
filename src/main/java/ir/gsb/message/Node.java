package ir.gsb.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Canonical content, the same whether it was written as XML or as JSON. There is no null and no fraction in it. */
public sealed interface Node {

    /** Named children, in schema order once validated. */
    record Fields(Map<String, Node> children) implements Node {
        public Fields {
            children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
        }

        public Optional<Node> get(String name) {
            return Optional.ofNullable(children.get(name));
        }

        /** The text of a child, if it is there and is text. */
        public Optional<String> text(String name) {
            return children.get(name) instanceof Text(String value) ? Optional.of(value) : Optional.empty();
        }
    }

    /** What may be there many times; an array in JSON, repeated elements in XML. */
    record Items(List<Node> items) implements Node {
        public Items {
            items = List.copyOf(items);
        }
    }

    record Text(String value) implements Node {}

    /** A whole number within ±2^53. */
    record Whole(long value) implements Node {}

    record Flag(boolean value) implements Node {}
}

package ir.gsb.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import ir.gsb.message.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Canonical content as Jackson's trees and back, for mappings. */
final class JsonTrees {

    private JsonTrees() {}

    static JsonNode of(Node node) {
        return switch (node) {
            case Node.Text(String value) -> TextNode.valueOf(value);
            case Node.Whole(long value) -> LongNode.valueOf(value);
            case Node.Flag(boolean value) -> BooleanNode.valueOf(value);
            case Node.Items(List<Node> items) -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode(items.size());
                items.forEach(item -> array.add(of(item)));
                yield array;
            }
            case Node.Fields(Map<String, Node> children) -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                children.forEach((name, child) -> object.set(name, of(child)));
                yield object;
            }
        };
    }

    /** @throws IllegalArgumentException if the tree is no object, or holds a null or a fraction */
    static Node.Fields fields(JsonNode tree) {
        if (node(tree) instanceof Node.Fields fields) {
            return fields;
        }
        throw new IllegalArgumentException("the mapping gave no object");
    }

    private static Node node(JsonNode tree) {
        return switch (tree.getNodeType()) {
            case STRING -> new Node.Text(tree.textValue());
            case BOOLEAN -> new Node.Flag(tree.booleanValue());
            case NUMBER -> whole(tree);
            case ARRAY -> {
                List<Node> items = new ArrayList<>(tree.size());
                tree.forEach(item -> items.add(node(item)));
                yield new Node.Items(items);
            }
            case OBJECT -> {
                Map<String, Node> children = new LinkedHashMap<>();
                tree.properties().forEach(child -> children.put(child.getKey(), node(child.getValue())));
                yield new Node.Fields(children);
            }
            case NULL, MISSING, BINARY, POJO -> throw new IllegalArgumentException("the mapping gave a null");
        };
    }

    private static Node whole(JsonNode tree) {
        if (!tree.isIntegralNumber() || !tree.canConvertToLong()) {
            throw new IllegalArgumentException("the mapping gave a number that is no whole one; use decimal()");
        }
        return new Node.Whole(tree.longValue());
    }
}

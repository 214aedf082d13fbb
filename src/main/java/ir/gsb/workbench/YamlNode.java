package ir.gsb.workbench;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A part of a YAML file that knows its line.
 *
 * @param line from 1
 */
record YamlNode(int line, Node node) {

    /** A name and what stands under it; the line is that of the name. */
    record Entry(String name, int line, YamlNode value) {}

    /**
     * Reads a file; what is no YAML, or has a name twice, is a fault.
     *
     * @return nothing if it cannot be read or is empty
     */
    static Optional<YamlNode> read(Path file, List<Fault> faults) {
        try {
            @Nullable
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(Texts.of(file)));
            if (root == null) {
                faults.add(new Fault(file, 1, "the file is empty", "Write a route into it or delete it"));
                return Optional.empty();
            }
            YamlNode whole = of(root);
            whole.twice()
                    .forEach(entry -> faults.add(new Fault(
                            file,
                            entry.line(),
                            "the name " + entry.name() + " is there twice",
                            "Delete one of the two")));
            return Optional.of(whole);
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            faults.add(new Fault(
                    file, line, "this is no YAML: " + broken.getProblem(), "Correct indentation, quotes and colons"));
            return Optional.empty();
        }
    }

    private static YamlNode of(Node node) {
        return new YamlNode(node.getStartMark().getLine() + 1, node);
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    List<YamlNode> items() {
        return node instanceof SequenceNode list
                ? list.getValue().stream().map(YamlNode::of).toList()
                : List.of();
    }

    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
                entries.add(new Entry(name, tuple.getKeyNode().getStartMark().getLine() + 1, of(tuple.getValueNode())));
            }
        }
        return entries;
    }

    Optional<Entry> entry(String name) {
        return entries().stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** The text of a scalar. */
    Optional<String> text() {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    /** The text under a name; empty if there is none. */
    String text(String name) {
        return entry(name).flatMap(entry -> entry.value().text()).orElse("");
    }

    /** All named entries at any depth. */
    Stream<Entry> all() {
        return Stream.concat(
                entries().stream()
                        .flatMap(entry ->
                                Stream.concat(Stream.of(entry), entry.value().all())),
                items().stream().flatMap(YamlNode::all));
    }

    /** All scalars at any depth. */
    Stream<YamlNode> scalars() {
        return node instanceof ScalarNode
                ? Stream.of(this)
                : Stream.concat(
                        entries().stream().flatMap(entry -> entry.value().scalars()),
                        items().stream().flatMap(YamlNode::scalars));
    }

    private List<Entry> twice() {
        List<Entry> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Entry entry : entries()) {
            if (!names.add(entry.name())) {
                found.add(entry);
            }
            found.addAll(entry.value().twice());
        }
        items().forEach(item -> found.addAll(item.twice()));
        return found;
    }
}

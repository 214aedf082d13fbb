package ir.gsb.connector;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
 * A part of the settings file. Every fault is an {@link IllegalArgumentException} that names file, line and key, and says
 * what to do.
 *
 * @param key from the root on, {@code provider.listen}; empty for the root
 */
record SettingsNode(Path file, String key, Node node) {

    static SettingsNode read(Path file) {
        try {
            @Nullable
            Node root = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .compose(new StringReader(Files.readString(file)));
            if (root == null) {
                throw new IllegalArgumentException(
                        file + " is empty: write into it what gsb connector --example prints, and change that");
            }
            return new SettingsNode(file, "", root);
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            throw new IllegalArgumentException(file + ":" + line + " is no YAML (" + broken.getProblem()
                    + "): correct indentation, quotes and colons");
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    file + " cannot be read: name the connector's settings with --config FILE", unreadable);
        }
    }

    IllegalArgumentException fault(String what) {
        return new IllegalArgumentException(
                file + ":" + (node.getStartMark().getLine() + 1) + " " + (key.isEmpty() ? "" : key + " ") + what);
    }

    /** Refuses keys that mean nothing here, and those that are there twice. */
    SettingsNode only(String... names) {
        Set<String> known = Set.of(names);
        Set<String> seen = new HashSet<>();
        for (NodeTuple entry : mapping().getValue()) {
            String name = name(entry);
            SettingsNode value = new SettingsNode(file, below(name), entry.getKeyNode());
            if (!known.contains(name)) {
                throw value.fault("means nothing here: write one of " + String.join(", ", names));
            }
            if (!seen.add(name)) {
                throw value.fault("is there twice: delete one of the two");
            }
        }
        return this;
    }

    private MappingNode mapping() {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw fault("must have names under it, each with its value");
    }

    private static String name(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private String below(String name) {
        return key.isEmpty() ? name : key + "." + name;
    }

    Optional<SettingsNode> get(String name) {
        return mapping().getValue().stream()
                .filter(entry -> name(entry).equals(name))
                .map(entry -> new SettingsNode(file, below(name), entry.getValueNode()))
                .findFirst();
    }

    SettingsNode need(String name, String what) {
        return get(name).orElseThrow(() -> fault("lacks " + below(name) + ": " + what));
    }

    List<SettingsNode> items() {
        if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            throw fault("must be a list with one entry or more, each behind a dash");
        }
        return sequence.getValue().stream()
                .map(item -> new SettingsNode(file, key, item))
                .toList();
    }

    String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw fault("must be one value");
    }

    int number(int least, int most) {
        try {
            int number = Integer.parseInt(text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw fault("must be a number from " + least + " to " + most + ", not " + text());
    }

    /** A file or folder that is there; a relative path starts at the settings file. */
    Path path() {
        Path path = file.toAbsolutePath().resolveSibling(text()).normalize();
        if (!Files.isReadable(path)) {
            throw fault("names " + path + ", which is not there or cannot be read: correct it, or its rights");
        }
        return path;
    }

    /** An address of the web without query. */
    URI url() {
        try {
            URI url = URI.create(text());
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if (Set.of("http", "https").contains(scheme) && url.getHost() != null && url.getRawQuery() == null) {
                return url;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw fault("must be written http://HOST:PORT/PATH or https://HOST:PORT/PATH, not " + text());
    }

    InetSocketAddress address() {
        String text = text();
        int colon = text.lastIndexOf(':');
        try {
            return new InetSocketAddress(
                    InetAddress.getByName(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
        } catch (IndexOutOfBoundsException | IllegalArgumentException | UnknownHostException malformed) {
            throw fault("must be written HOST:PORT, 127.0.0.1:7080 for one, not " + text);
        }
    }
}

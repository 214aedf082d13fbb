package ir.gsb.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What compose.yaml says of its services, with places of this machine in place of those of the containers. */
final class NodeCompose {

    /** How compose.yaml writes what the operator must set. */
    private static final Pattern SETTING = Pattern.compile("\\$\\{([A-Z_]+):\\?[^}]+}");

    private static final String SECRETS = "/run/secrets";

    private final Path file;
    private final JsonNode root;
    private final Map<String, String> settings;
    private final Map<String, String> places;

    /**
     * @param settings what stands in the operator's file {@code .env}
     * @param places what stands in the containers, and what stands for it here
     */
    NodeCompose(Path file, Map<String, String> settings, Map<String, String> places) throws IOException {
        this.file = file;
        this.root = new YAMLMapper().readTree(file.toFile());
        this.settings = settings;
        this.places = places;
    }

    Map<String, String> environment(String service, Path secrets) {
        Map<String, String> environment = new LinkedHashMap<>();
        service(service)
                .path("environment")
                .properties()
                .forEach(variable -> value(variable.getKey(), variable.getValue())
                        .ifPresent(value -> environment.put(variable.getKey(), here(service, value, secrets))));
        return environment;
    }

    /** A variable without a value has that of the operator's file, and is not there if that says nothing. */
    private Optional<String> value(String name, JsonNode value) {
        return value.isNull() ? Optional.ofNullable(settings.get(name)) : Optional.of(value.asText());
    }

    /** The {@code command} or {@code entrypoint} of a service. */
    List<String> words(String service, String name) {
        List<String> words = new ArrayList<>();
        service(service).path(name).forEach(word -> words.add(here(service, word.asText(), Path.of(SECRETS))));
        return words;
    }

    /** Where the file stands here that a service finds in this folder. */
    Path mounted(String service, String folder) {
        return mounts(service).entrySet().stream()
                .filter(mount -> mount.getKey().startsWith(folder))
                .map(mount -> Path.of(mount.getValue()))
                .findFirst()
                .orElseThrow();
    }

    /** Gives a service those secrets that it gets in its container, and no other, in a folder of its own. */
    Path secrets(String service, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (JsonNode name : service(service).path("secrets")) {
            String source =
                    root.path("secrets").path(name.asText()).path("file").asText();
            Files.copy(
                    Path.of(here(service, source, folder)),
                    folder.resolve(name.asText()),
                    StandardCopyOption.COPY_ATTRIBUTES,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return folder;
    }

    private JsonNode service(String name) {
        return root.path("services").required(name);
    }

    private Map<String, String> mounts(String service) {
        Map<String, String> mounts = new LinkedHashMap<>();
        for (JsonNode volume : service(service).path("volumes")) {
            String[] parts = volume.asText().split(":");
            if (parts[0].startsWith("./")) {
                Path source = file.resolveSibling(parts[0]).toAbsolutePath().normalize();
                mounts.put(parts[1], places.getOrDefault(parts[0], source.toString()));
            }
        }
        return mounts;
    }

    private String here(String service, String text, Path secrets) {
        Map<String, String> all = new LinkedHashMap<>(places);
        all.putAll(mounts(service));
        all.put(SECRETS, secrets.toString());
        String longestFirst = all.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile(longestFirst)
                .matcher(set(text))
                .replaceAll(place -> Matcher.quoteReplacement(all.get(place.group())));
    }

    private String set(String text) {
        return SETTING.matcher(text)
                .replaceAll(setting -> Matcher.quoteReplacement(Optional.ofNullable(settings.get(setting.group(1)))
                        .orElseThrow(() -> new IllegalStateException(setting.group(1) + " is not set"))));
    }
}

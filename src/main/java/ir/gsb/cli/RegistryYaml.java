package ir.gsb.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A registry file, with the certificates that it names by path put into it. */
final class RegistryYaml {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private RegistryYaml() {}

    /** @param base the folder that the paths of certificates start from */
    static ObjectNode read(Path file, Path base) {
        try {
            if (YAML.readTree(file.toFile()) instanceof ObjectNode root) {
                for (JsonNode system : root.path("systems")) {
                    for (JsonNode certificate : system.path("certificates")) {
                        putIn(certificate, base);
                    }
                }
                return root;
            }
        } catch (IOException unreadable) {
            throw new CannotAskException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        throw new CannotAskException(file + " is no registry file: it must be a mapping with agencies, systems,"
                + " inquiries and agreements.");
    }

    private static void putIn(JsonNode certificate, Path base) throws IOException {
        String pem = certificate.path("pem").asText();
        if (certificate instanceof ObjectNode entry
                && !pem.isBlank()
                && !pem.strip().startsWith("-----BEGIN ")) {
            entry.put("pem", Files.readString(base.resolve(pem)));
        }
    }
}

package ir.gsb.connector;

import ir.gsb.security.SigningKey;
import ir.gsb.security.SigningKeys;
import ir.gsb.security.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the agency's key is. It is used here and goes nowhere. */
sealed interface KeySource {

    String PASSWORD = "GSB_CONNECTOR_PASSWORD";
    String PIN = "GSB_CONNECTOR_PIN";

    /** @throws IllegalArgumentException with what to do, if it cannot be used */
    SigningKey open(Map<String, String> environment);

    /** A folder with {@code key.pem} and {@code certificate.pem}. */
    record Folder(Path folder) implements KeySource {
        @Override
        public SigningKey open(Map<String, String> environment) {
            return SigningKeys.fromPem(folder.resolve("key.pem"), folder.resolve("certificate.pem"));
        }
    }

    /** @param password the file whose first line it is; if absent, it is in the environment */
    record Pkcs12(Path keystore, Optional<Path> password) implements KeySource {
        @Override
        public SigningKey open(Map<String, String> environment) {
            return SigningKeys.fromPkcs12(keystore, secret(password, environment, PASSWORD, "key.password-file"));
        }
    }

    /** @param pin the file whose first line it is; if absent, it is in the environment */
    record InToken(Token token, Optional<String> label, Optional<Path> pin) implements KeySource {
        @Override
        public SigningKey open(Map<String, String> environment) {
            return token.open(label, secret(pin, environment, PIN, "key.pin-file"));
        }
    }

    private static char[] secret(Optional<Path> file, Map<String, String> environment, String name, String key) {
        if (file.isPresent()) {
            try (Stream<String> lines = Files.lines(file.get())) {
                return lines.findFirst().orElse("").toCharArray();
            } catch (IOException unreadable) {
                throw new IllegalArgumentException(
                        file.get() + " (" + key + ") cannot be read: check its rights", unreadable);
            }
        }
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the key needs its secret: name a file with " + key
                        + ", or set " + name + " in the environment"))
                .toCharArray();
    }
}

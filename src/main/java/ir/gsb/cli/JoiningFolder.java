package ir.gsb.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ir.gsb.message.Party;
import ir.gsb.security.Certificates;
import ir.gsb.security.KeyRequest;
import ir.gsb.security.SigningKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What {@code gsb join} keeps of one party, and {@code --identity} reads: {@code key.pem}, {@code certificate.pem} and
 * {@code hub.pem}; and, on the way there, {@code request.csr} and {@code joining.json}. Nothing that is there is
 * overwritten.
 */
record JoiningFolder(Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Path key() {
        return folder.resolve("key.pem");
    }

    Path certificate() {
        return folder.resolve("certificate.pem");
    }

    Path hub() {
        return folder.resolve("hub.pem");
    }

    private Path request() {
        return folder.resolve("request.csr");
    }

    private Path joining() {
        return folder.resolve("joining.json");
    }

    /** Sees to it that there is a key, and a request that was made of it. */
    void ensureKey(Party party) {
        try {
            if (Files.notExists(folder)) {
                make();
            }
            if (Files.notExists(key())) {
                KeyRequest.make(key(), request(), party, new SecureRandom());
            }
        } catch (IOException unwritable) {
            throw new CannotAskException(
                    "No key can be made in " + folder + " (" + unwritable + "): name another folder with --out.",
                    unwritable);
        }
    }

    private void make() throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (posix) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }

    /** The CA of the hub's TLS certificate, kept beside the rest once it was named. */
    Optional<Path> ca(Optional<Path> named) {
        Path kept = folder.resolve("ca.pem");
        named.ifPresent(file -> {
            if (Files.notExists(kept)) {
                write(kept, text(file));
            }
        });
        return named.or(() -> Optional.of(kept).filter(Files::exists));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new CannotAskException(file + " cannot be read.", unreadable);
        }
    }

    byte[] requestBytes() {
        try {
            return Files.readAllBytes(request());
        } catch (IOException unreadable) {
            throw new CannotAskException(
                    "The request " + request() + " cannot be read. Make it of your key: openssl req -new -key " + key()
                            + " -subj / -out " + request(),
                    unreadable);
        }
    }

    /** The request that was sent, if one was. */
    Optional<String> id(Party party) {
        if (Files.notExists(joining())) {
            return Optional.empty();
        }
        try {
            JsonNode sent = JSON.readTree(joining().toFile());
            if (!sent.path("party").asText().equals(party.toString())) {
                throw new CannotAskException(
                        folder + " is of " + sent.path("party").asText() + ": name another folder with --out.");
            }
            return Optional.of(sent.path("id").asText());
        } catch (IOException unreadable) {
            throw new CannotAskException(
                    joining() + " cannot be read: delete it to send the request again.", unreadable);
        }
    }

    void sent(String id, Party party) {
        try {
            String text = JSON.writeValueAsString(
                    JSON.createObjectNode().put("id", id).put("party", party.toString()));
            write(joining(), text + "\n");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can be written", impossible);
        }
    }

    /** Forgets a request that was refused, so that another can be sent. */
    void refused() {
        try {
            Files.deleteIfExists(joining());
        } catch (IOException unwritable) {
            throw new CannotAskException(joining() + " cannot be deleted: delete it before you ask again.", unwritable);
        }
    }

    /** Keeps the hub's certificate: from now on only what it signs is believed. */
    void keepHub(String pem) {
        write(hub(), pem);
    }

    X509Certificate hubCertificate() {
        return SigningKeys.certificate(hub());
    }

    /** Keeps the party's certificate once it is sure that it holds the key here. */
    X509Certificate keepCertificate(String pem) {
        List<X509Certificate> chain = Certificates.read(pem.getBytes(StandardCharsets.US_ASCII));
        Path unproven = folder.resolve("certificate.pem.tmp");
        write(unproven, pem);
        try {
            SigningKeys.fromPem(key(), unproven);
            Files.move(unproven, certificate());
            return chain.getFirst();
        } catch (IllegalArgumentException otherKey) {
            throw new CannotAskException(
                    "The hub sent a certificate that is not of " + key() + ": do not use it, and call the operator.",
                    otherKey);
        } catch (IOException unwritable) {
            throw new CannotAskException(certificate() + " cannot be written: " + unwritable, unwritable);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new CannotAskException(file + " cannot be written: " + unwritable, unwritable);
        }
    }
}

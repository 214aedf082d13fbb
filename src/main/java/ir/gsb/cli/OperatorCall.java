package ir.gsb.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of all {@code gsb registry} and {@code gsb queue} commands, and the signed calls they make. */
final class OperatorCall {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Mixin
    private final HubOptions hub = new HubOptions();

    @Mixin
    private final Credentials credentials = new Credentials();

    @Option(
            names = "--message-id",
            paramLabel = "UUID",
            description = "Repeat the call that was made under this id: nothing is done twice.")
    private Optional<UUID> messageId = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object, for machines.")
    private boolean json;

    Result get(String path) {
        return sent(RestAsked.get(hub.at(path), credentials.signingKey()));
    }

    /** A call that changes something. */
    Result post(String path, ObjectNode body) {
        return post(path, body, messageId.orElseGet(UUID::randomUUID));
    }

    /** A call that changes nothing, under an id of its own. */
    Result ask(String path, ObjectNode body) {
        return post(path, body, UUID.randomUUID());
    }

    private Result post(String path, ObjectNode body, UUID id) {
        return sent(RestAsked.post(hub.at(path), id.toString(), bytes(body), credentials.signingKey()));
    }

    boolean json() {
        return json;
    }

    /** Prints what came back, as all commands do. */
    int print(Result result, PrintWriter out) {
        new Report(out, Optional.ofNullable(command).map(OptionNames::new)).print(result, json);
        return result.exitCode();
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private Result sent(RestAsked asked) {
        return asked.read(hub.connect(credentials).send(asked.message()), credentials.hubCertificate());
    }

    private static byte[] bytes(ObjectNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can be written", impossible);
        }
    }
}

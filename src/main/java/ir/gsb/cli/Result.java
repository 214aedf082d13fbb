package ir.gsb.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/**
 * What the hub said, once its signature was checked.
 *
 * @param exchange the id under which it is recorded
 * @param replayed whether it is the stored answer to an earlier attempt
 * @param refused whether {@code content} is a problem instead of an answer
 */
record Result(
        int status, Optional<String> exchange, boolean replayed, boolean refused, ObjectNode content, Duration took) {

    int exitCode() {
        return refused ? ExitCode.REFUSED : ExitCode.ANSWERED;
    }
}

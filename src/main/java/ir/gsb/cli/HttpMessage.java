package ir.gsb.cli;

import ir.gsb.message.Headers;
import java.net.URI;
import java.util.Optional;

/**
 * A request that is ready to go.
 *
 * @param messageId the client's id of it, wherever it stands; absent with GET
 */
record HttpMessage(String method, URI target, Headers headers, byte[] body, Optional<String> messageId) {}

package ir.gsb.security;

import ir.gsb.message.Headers;
import java.net.URI;

/**
 * A request that was just signed: what an answer is held against.
 *
 * @param headers all that are to be sent, {@code added} among them
 * @param added what the signing added: content digest, signature input, signature
 * @param signatureBase the text that was signed, for whoever compares it with his own
 */
public record SignedRequest(
        String method, URI target, Headers headers, Headers added, byte[] body, String signatureBase) {}

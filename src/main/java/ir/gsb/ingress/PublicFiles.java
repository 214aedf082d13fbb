package ir.gsb.ingress;

import java.util.Optional;

/**
 * Files that anyone may fetch without a signature, and whose fetching is not recorded: the transparency log, and
 * what the hub's own certificate authority publishes.
 */
@FunctionalInterface
public interface PublicFiles {

    /** @param immutable whether it will never be other bytes, so that it may be cached for ever */
    record PublicFile(String contentType, byte[] bytes, boolean immutable) {}

    /**
     * @param path without a slash before it: {@code log/checkpoint}, {@code ca/crl}
     * @throws ir.gsb.message.RecordingUnavailableException if the store cannot be read
     */
    Optional<PublicFile> find(String path);
}

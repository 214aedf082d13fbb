package ir.gsb.ingress;

import java.util.Optional;

/** Files that anyone may fetch without a signature, and whose fetching is not recorded: the transparency log. */
@FunctionalInterface
public interface PublicFiles {

    /** @param immutable whether it will never be other bytes, so that it may be cached for ever */
    record PublicFile(String contentType, byte[] bytes, boolean immutable) {}

    /**
     * @param path under {@code /log/}
     * @throws ir.gsb.message.RecordingUnavailableException if the store cannot be read
     */
    Optional<PublicFile> find(String path);
}

package ir.gsb.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Optional;

/** SHA-256 over parts of which each is framed by its length, so that none can run into the next. */
final class ContentHash {

    private final MessageDigest digest = Digests.sha256();

    ContentHash add(byte[] part) {
        frame(part.length);
        digest.update(part);
        return this;
    }

    ContentHash add(String part) {
        return add(part.getBytes(UTF_8));
    }

    /** What is absent differs from what is empty. */
    ContentHash add(Optional<String> part) {
        part.ifPresentOrElse(this::add, () -> frame(-1));
        return this;
    }

    private void frame(int length) {
        digest.update((byte) (length >>> 24));
        digest.update((byte) (length >>> 16));
        digest.update((byte) (length >>> 8));
        digest.update((byte) length);
    }

    byte[] finish() {
        return digest.digest();
    }
}

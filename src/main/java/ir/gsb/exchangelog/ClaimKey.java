package ir.gsb.exchangelog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/** Keys of claims: the first 16 bytes of a SHA-256, which is what an index holds in a column of type uuid. */
final class ClaimKey {

    private ClaimKey() {}

    /** Of a client's message id; a party cannot hold a NUL, so no two pairs are written alike. */
    static UUID ofMessage(String party, String messageId) {
        MessageDigest digest = VaultFrame.sha256();
        digest.update(party.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(messageId.getBytes(StandardCharsets.UTF_8));
        return of(digest.digest());
    }

    static UUID of(byte[] sha256) {
        ByteBuffer in = ByteBuffer.wrap(sha256);
        return new UUID(in.getLong(), in.getLong());
    }
}

package ir.gsb.security;

import java.nio.ByteBuffer;
import java.security.SignatureException;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;

/** The {@code Content-Digest} of a message (RFC 9530 §2). */
final class ContentDigest {

    private ContentDigest() {}

    /** The field's value for these bytes, with SHA-256. */
    static String of(byte[] body) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(Digests.sha256(body)) + ":";
    }

    /**
     * Holds every digest of a known algorithm against the bytes; others are left alone.
     *
     * @param sha256 that of the body
     * @throws SignatureException if one does not match, or none is known
     */
    static void verify(String field, byte[] body, byte[] sha256) throws SignatureException {
        verify(field, sha256, () -> Digests.named("SHA-512").digest(body));
    }

    /** The same of a body of which only the digests are left. */
    static void verify(String field, byte[] sha256, Supplier<byte[]> sha512) throws SignatureException {
        int known = 0;
        for (RawDictionary.Member member : RawDictionary.of(List.of(field)).members()) {
            switch (member.key()) {
                case "sha-256" -> require(member, sha256);
                case "sha-512" -> require(member, sha512.get());
                default -> known--;
            }
            known++;
        }
        if (known == 0) {
            throw new SignatureException("Content-Digest has neither sha-256 nor sha-512; send one of them");
        }
    }

    private static void require(RawDictionary.Member member, byte[] expected) throws SignatureException {
        try {
            if (Parser.parseItem(member.value()) instanceof ByteSequenceItem item
                    && item.get().equals(ByteBuffer.wrap(expected))) {
                return;
            }
        } catch (ParseException e) {
            throw new SignatureException("Content-Digest is not written as RFC 9530 §2 writes it", e);
        }
        throw new SignatureException(
                "the " + member.key() + " of Content-Digest is not that of the content; digest the exact bytes sent");
    }
}

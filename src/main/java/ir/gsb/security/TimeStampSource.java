package ir.gsb.security;

import java.io.IOException;

/** One who time-stamps what he is shown (RFC 3161). */
@FunctionalInterface
public interface TimeStampSource {

    /**
     * Gets a token over the SHA-256 of the content.
     *
     * @return the TimeStampToken, a CMS SignedData in DER
     * @throws IOException if there is none to be had now; the message says from whom and why
     */
    byte[] stamp(byte[] content) throws IOException;
}

package ir.gsb.accounts;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Codes of six digits that change every 30 seconds (RFC 6238, HMAC-SHA-1, as every authenticator app makes them). */
final class Totp {

    static final int SECRET_BYTES = 20;

    private static final long STEP_SECONDS = 30;
    /** How many steps a clock may be off, either way (RFC 6238 §5.2). */
    private static final int TOLERANCE = 1;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final Clock clock;

    Totp(Clock clock) {
        this.clock = clock;
    }

    /** The time step that a code is right for; empty if it is wrong. */
    OptionalLong step(byte[] secret, String code) {
        long now = clock.instant().getEpochSecond() / STEP_SECONDS;
        OptionalLong right = OptionalLong.empty();
        for (long step = now - TOLERANCE; step <= now + TOLERANCE; step++) {
            byte[] expected = code(secret, step).getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(expected, code.getBytes(StandardCharsets.UTF_8))) {
                right = OptionalLong.of(step);
            }
        }
        return right;
    }

    private String code(byte[] secret, long step) {
        SecretKey key = new SecretKeySpec(secret, generator.getAlgorithm());
        try {
            return generator.generateOneTimePasswordString(key, Instant.ofEpochSecond(step * STEP_SECONDS));
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException("HMAC takes any key", impossible);
        }
    }

    /** The secret as authenticator apps read it (RFC 4648 §6, without padding); 20 bytes make 32 letters. */
    static String base32(byte[] secret) {
        var text = new StringBuilder();
        long bits = 0;
        int held = 0;
        for (byte one : secret) {
            bits = bits << 8 | one & 0xFF;
            held += 8;
            while (held >= 5) {
                held -= 5;
                text.append(ALPHABET.charAt((int) (bits >> held) & 31));
            }
        }
        return text.toString();
    }
}

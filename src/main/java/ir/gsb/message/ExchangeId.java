package ir.gsb.message;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Names one attempt to exchange something; a UUIDv7 (RFC 9562 §5.7), so that ids sort by time. */
public record ExchangeId(UUID value) {

    /** Makes the id of an exchange that begins now. */
    public static ExchangeId at(Instant now, RandomGenerator random) {
        long high = (now.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new ExchangeId(new UUID(high, low));
    }

    /**
     * Reads the usual 36 characters.
     *
     * @throws IllegalArgumentException if the text is no UUID in its usual lower-case form
     */
    public static ExchangeId parse(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equals(text)) {
            throw new IllegalArgumentException("an exchange id is a lower-case UUID of 36 characters");
        }
        return new ExchangeId(id);
    }

    /** When it began, to the millisecond. */
    public Instant time() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package ir.gsb.security;

import ir.gsb.message.Code;
import ir.gsb.message.RefusedException;
import java.time.Duration;
import java.time.Instant;

/** From when until when a signature is good, REST or SOAP. */
record Lifetime(Instant created, Instant expires) {

    private static final Duration LONGEST = Duration.ofSeconds(300);
    private static final Duration SKEW = Duration.ofSeconds(60);

    /** @throws RefusedException {@code signature-expired} if it is too long, over, or not yet begun */
    void require(Instant now) {
        if (expires.isBefore(created) || expires.isAfter(created.plus(LONGEST))) {
            throw expired("A signature expires 0 to 300 seconds after it was created. Set expires accordingly.");
        }
        if (created.isAfter(now.plus(SKEW))) {
            throw expired("The signature was created in the future. Set the clock of the machine that signs.");
        }
        if (expires.isBefore(now.minus(SKEW))) {
            throw expired("The signature has expired. Sign anew, and check the clock of the machine that signs.");
        }
    }

    private static RefusedException expired(String detail) {
        return RefusedException.of(Code.SIGNATURE_EXPIRED, detail);
    }
}

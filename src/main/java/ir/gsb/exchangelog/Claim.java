package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.Verified;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a verified message lays claim to. Times are seconds of the epoch.
 *
 * @param signature absent when it is asked again: then it is its own already
 * @param message its message id, as a key; absent with GET
 */
record Claim(
        @Nullable UUID signature,
        long signatureUntil,
        @Nullable UUID message,
        ExchangeId exchange,
        byte[] contentHash,
        long now,
        long leaseUntil) {

    /** A signature that expired is refused before it comes here; so long after that, clocks differ no more. */
    private static final long SIGNATURE_MARGIN = 300;

    static Claim of(Verified verified, Instant now, RecordingSettings settings) {
        var verification = verified.verification();
        String party = verified.party().toString();
        return new Claim(
                ClaimKey.of(verification.signatureKey()),
                verification.expires().getEpochSecond() + SIGNATURE_MARGIN,
                verified.header()
                        .messageId()
                        .map(id -> ClaimKey.ofMessage(party, id))
                        .orElse(null),
                verified.received().id(),
                verification.contentHash(),
                now.getEpochSecond(),
                now.plus(settings.lease()).getEpochSecond());
    }

    /** The same, asked later, once its signature is claimed. */
    Claim again(Instant later, RecordingSettings settings) {
        return new Claim(
                null,
                signatureUntil,
                message,
                exchange,
                contentHash,
                later.getEpochSecond(),
                later.plus(settings.lease()).getEpochSecond());
    }

    /** What came of a claim. */
    sealed interface Result {

        /** It is this exchange's to carry out. */
        record Granted() implements Result {}

        record SignatureUsed() implements Result {}

        record OtherContent() implements Result {}

        /** The message was carried out already. */
        record Ended(ExchangeId original) implements Result {}

        /**
         * Another exchange carries the message out.
         *
         * @param accepted whether that is recorded, so that it can be looked at
         */
        record InFlight(ExchangeId holder, boolean accepted) implements Result {}
    }
}

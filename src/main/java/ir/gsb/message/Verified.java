package ir.gsb.message;

import java.time.Instant;
import java.util.Optional;

/**
 * A message whose signature, certificate, time and digest hold: its sender is known and what it says is what was
 * signed.
 */
public final class Verified implements Reached {

    /**
     * What the verification found.
     *
     * @param thumbprint SHA-256 of the certificate, base64url
     * @param certificate its DER form
     * @param algorithm as RFC 9421 names it, for SOAP too
     * @param signatureKey SHA-256 over the thumbprint and the normalised signature value: equal for a replay
     * @param signatureValue the signature's bytes as sent
     * @param contentHash SHA-256 over what makes two messages the same content (wire contract, Retry and replay)
     */
    public record Verification(
            Party party,
            String thumbprint,
            byte[] certificate,
            String algorithm,
            Instant created,
            Instant expires,
            byte[] signatureKey,
            byte[] signatureValue,
            byte[] contentHash,
            ExchangeHeader header,
            Payload payload) {

        /** The same, with what it says of the inquiry written otherwise. */
        public Verification with(ExchangeHeader other) {
            return new Verification(
                    party,
                    thumbprint,
                    certificate,
                    algorithm,
                    created,
                    expires,
                    signatureKey,
                    signatureValue,
                    contentHash,
                    other,
                    payload);
        }
    }

    private final Received received;
    private final Verification verification;

    Verified(Received received, Verification verification) {
        this.received = received;
        this.verification = verification;
    }

    @Override
    public Received received() {
        return received;
    }

    @Override
    public Optional<Verified> verified() {
        return Optional.of(this);
    }

    public Verification verification() {
        return verification;
    }

    public Party party() {
        return verification.party();
    }

    public ExchangeHeader header() {
        return verification.header();
    }

    /** The only maker of {@link Verified}; one class of {@code security} extends it. */
    public abstract static class Stage {

        /** @throws RefusedException if anything of the signature does not hold */
        public abstract Verified verify(Received received);

        protected final Verified verified(Received received, Verification verification) {
            received.timeline().reached(Step.VERIFIED);
            return new Verified(received, verification);
        }
    }
}

package ir.gsb.message;

import java.util.Optional;

/** A verified message that is no replay: it is new, or the retry of an exchange that has an outcome. */
public final class Admitted implements Reached {

    private final Verified verified;
    private final Optional<ExchangeId> retryOf;

    Admitted(Verified verified, Optional<ExchangeId> retryOf) {
        this.verified = verified;
        this.retryOf = retryOf;
    }

    /** The exchange whose stored outcome answers this retry. */
    public Optional<ExchangeId> retryOf() {
        return retryOf;
    }

    public Verified message() {
        return verified;
    }

    @Override
    public Received received() {
        return verified.received();
    }

    @Override
    public Optional<Verified> verified() {
        return Optional.of(verified);
    }

    @Override
    public Optional<Admitted> admitted() {
        return Optional.of(this);
    }

    /** The only maker of {@link Admitted}; one class of {@code exchangelog} extends it. */
    public abstract static class Stage {

        /** @throws RefusedException {@code replay-refused} or {@code message-id-reused} */
        public abstract Admitted admit(Verified verified);

        protected final Admitted admitted(Verified verified, Optional<ExchangeId> retryOf) {
            verified.received().timeline().reached(Step.ADMITTED);
            return new Admitted(verified, retryOf);
        }
    }
}

package ir.gsb.message;

import java.util.Optional;

/** An authorised request and what its provider answered, mapped to canonical form but not yet checked. */
public final class Delivered implements Reached {

    private final Authorised authorised;
    private final Node.Fields answer;
    private final byte[] evidence;

    Delivered(Authorised authorised, Node.Fields answer, byte[] evidence) {
        this.authorised = authorised;
        this.answer = answer;
        this.evidence = evidence;
    }

    public Node.Fields answer() {
        return answer;
    }

    /** The provider's signed answer byte for byte, where it signs; else empty. */
    public byte[] evidence() {
        return evidence;
    }

    public Authorised from() {
        return authorised;
    }

    @Override
    public Received received() {
        return authorised.received();
    }

    @Override
    public Optional<Verified> verified() {
        return authorised.verified();
    }

    @Override
    public Optional<Admitted> admitted() {
        return authorised.admitted();
    }

    @Override
    public Optional<Canonical> canonical() {
        return authorised.canonical();
    }

    @Override
    public Optional<Authorised> authorised() {
        return Optional.of(authorised);
    }

    @Override
    public Optional<Delivered> delivered() {
        return Optional.of(this);
    }

    /** The only maker of {@link Delivered}; one class of {@code delivery} extends it. */
    public abstract static class Stage {

        /** @throws RefusedException one of the {@code provider-…} codes */
        public abstract Delivered deliver(Authorised authorised);

        protected final Delivered delivered(Authorised authorised, Node.Fields answer, byte[] evidence) {
            authorised.received().timeline().reached(Step.DELIVERED);
            return new Delivered(authorised, answer, evidence);
        }
    }
}

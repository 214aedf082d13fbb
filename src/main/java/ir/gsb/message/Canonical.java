package ir.gsb.message;

import java.util.Optional;
import java.util.Set;

/** A request that fits its inquiry's schema, in the one canonical form. */
public final class Canonical implements Reached {

    /**
     * What the request says.
     *
     * @param fields the answer's fields that are asked for; empty with VERIFY
     * @param values the names of the values that VERIFY compares; empty with RETRIEVE
     * @param subject the identifier of whom or what is asked about
     */
    public record Request(
            InquiryType type,
            Mode mode,
            Set<String> fields,
            Set<String> values,
            Optional<String> subject,
            Node.Fields content) {
        public Request {
            fields = Set.copyOf(fields);
            values = Set.copyOf(values);
        }
    }

    private final Admitted admitted;
    private final Request request;
    private final Edition edition;

    Canonical(Admitted admitted, Request request, Edition edition) {
        this.admitted = admitted;
        this.request = request;
        this.edition = edition;
    }

    public Request request() {
        return request;
    }

    /** What the request was read by. */
    public Edition edition() {
        return edition;
    }

    public Admitted from() {
        return admitted;
    }

    @Override
    public Received received() {
        return admitted.received();
    }

    @Override
    public Optional<Verified> verified() {
        return admitted.verified();
    }

    @Override
    public Optional<Admitted> admitted() {
        return Optional.of(admitted);
    }

    @Override
    public Optional<Canonical> canonical() {
        return Optional.of(this);
    }

    /** The only maker of {@link Canonical}; one class of {@code canonical} extends it. */
    public abstract static class Stage {

        /** @throws RefusedException {@code schema-violation} or {@code malformed-message} */
        public abstract Canonical validate(Admitted admitted);

        protected final Canonical canonical(Admitted admitted, Request request, Edition edition) {
            admitted.received().timeline().reached(Step.VALIDATED);
            return new Canonical(admitted, request, edition);
        }
    }
}

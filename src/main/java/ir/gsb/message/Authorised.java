package ir.gsb.message;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A request that an agreement grants. */
public final class Authorised implements Reached {

    /**
     * What the agreement grants to this request.
     *
     * @param agreement its id
     * @param legalBasis as the agreement states it, for the record
     * @param fields what may leave the hub: the granted fields among those asked for
     * @param allowances the quotas that were taken of
     */
    public record Grant(
            String agreement,
            String purpose,
            String legalBasis,
            Set<String> fields,
            Party provider,
            List<Allowance> allowances) {
        public Grant {
            fields = Set.copyOf(fields);
            allowances = List.copyOf(allowances);
        }

        /** One that takes of no quota. */
        public Grant(String agreement, String purpose, String legalBasis, Set<String> fields, Party provider) {
            this(agreement, purpose, legalBasis, fields, provider, List.of());
        }
    }

    private final Canonical canonical;
    private final Grant grant;

    Authorised(Canonical canonical, Grant grant) {
        this.canonical = canonical;
        this.grant = grant;
    }

    public Grant grant() {
        return grant;
    }

    public Canonical.Request request() {
        return canonical.request();
    }

    /** The exchange whose stored outcome answers this retry. */
    public Optional<ExchangeId> retryOf() {
        return canonical.from().retryOf();
    }

    @Override
    public Received received() {
        return canonical.received();
    }

    @Override
    public Optional<Verified> verified() {
        return canonical.verified();
    }

    @Override
    public Optional<Admitted> admitted() {
        return canonical.admitted();
    }

    @Override
    public Optional<Canonical> canonical() {
        return Optional.of(canonical);
    }

    @Override
    public Optional<Authorised> authorised() {
        return Optional.of(this);
    }

    /** The only maker of {@link Authorised}; one class of {@code access} extends it. */
    public abstract static class Stage {

        /** @throws RefusedException {@code access-denied}, {@code agency-suspended} or {@code quota-exceeded} */
        public abstract Authorised authorise(Canonical canonical);

        protected final Authorised authorised(Canonical canonical, Grant grant) {
            canonical.received().timeline().reached(Step.AUTHORISED);
            return new Authorised(canonical, grant);
        }
    }
}

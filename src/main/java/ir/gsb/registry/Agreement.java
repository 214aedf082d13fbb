package ir.gsb.registry;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Mode;
import ir.gsb.message.Node;
import ir.gsb.message.Party;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A right, once it is granted: this client may ask this inquiry, in these modes, for these fields.
 *
 * @param fields the answer's fields that may be retrieved or, with VERIFY, compared
 * @param validUntil the first moment at which it no longer holds; absent if it has no end
 * @param quotaPerDay how many exchanges a day (UTC); absent if it has no limit
 * @param quotaPerSecond how many exchanges a second; absent if it has no limit
 */
public record Agreement(
        String id,
        Party client,
        InquiryType inquiry,
        Set<Mode> modes,
        Set<String> fields,
        String purpose,
        String legalBasis,
        Instant validFrom,
        Optional<Instant> validUntil,
        Optional<Long> quotaPerDay,
        Optional<Long> quotaPerSecond,
        State state)
        implements Entry {

    /** How far it has come. Only a granted one gives a right. */
    public enum State {
        REQUESTED,
        GRANTED,
        DECLINED,
        ENDED
    }

    public Agreement {
        modes = Set.copyOf(modes);
        fields = Set.copyOf(fields);
    }

    /** One that is granted. */
    public Agreement(
            String id,
            Party client,
            InquiryType inquiry,
            Set<Mode> modes,
            Set<String> fields,
            String purpose,
            String legalBasis,
            Instant validFrom,
            Optional<Instant> validUntil,
            Optional<Long> quotaPerDay) {
        this(
                id,
                client,
                inquiry,
                modes,
                fields,
                purpose,
                legalBasis,
                validFrom,
                validUntil,
                quotaPerDay,
                Optional.empty(),
                State.GRANTED);
    }

    public boolean validAt(Instant now) {
        return !now.isBefore(validFrom) && validUntil.map(now::isBefore).orElse(true);
    }

    public boolean granted() {
        return state == State.GRANTED;
    }

    @Override
    public Kind kind() {
        return Kind.AGREEMENT;
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public boolean over() {
        return state == State.DECLINED || state == State.ENDED;
    }

    /** The same in another state. */
    public Agreement in(State now) {
        return new Agreement(
                id,
                client,
                inquiry,
                modes,
                fields,
                purpose,
                legalBasis,
                validFrom,
                validUntil,
                quotaPerDay,
                quotaPerSecond,
                now);
    }

    @Override
    public Node.Fields written() {
        return new EntryFields()
                .text("id", id)
                .text("client", client)
                .text("inquiry", inquiry)
                .words("modes", modes)
                .words("fields", fields)
                .text("purpose", purpose)
                .text("legalBasis", legalBasis)
                .text("validFrom", validFrom)
                .text("validUntil", validUntil)
                .whole("quotaPerDay", quotaPerDay)
                .whole("quotaPerSecond", quotaPerSecond)
                .text("state", state)
                .made();
    }
}

package ir.gsb.registry;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Mode;
import ir.gsb.message.Party;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A right: this client may ask this inquiry, in these modes, for these fields.
 *
 * @param fields the answer's fields that may be retrieved or, with VERIFY, compared
 * @param validUntil the first moment at which it no longer holds; absent if it has no end
 * @param quotaPerDay how many exchanges a day (UTC); absent if it has no limit
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
        Optional<Long> quotaPerDay) {

    public Agreement {
        modes = Set.copyOf(modes);
        fields = Set.copyOf(fields);
    }

    public boolean validAt(Instant now) {
        return !now.isBefore(validFrom) && validUntil.map(now::isBefore).orElse(true);
    }
}

package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.PersonalNumbers;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that is done with what is recorded. It is a record itself, and an entry of the log.
 *
 * @param actor who did it: an auditor's name, or a party
 * @param about the exchange that it was done with, if it is one
 * @param reason what the actor gave as reason, or what is to be known of the act; never personal data: numbers of 10 or
 *     11 digits are left out of it
 */
public record Act(Word word, String actor, Optional<ExchangeId> about, String reason) {

    /** What can be done. */
    public enum Word {
        SIGNED_IN,
        SIGN_IN_REFUSED,
        SEARCHED,
        LOOKED,
        PAYLOAD_READ,
        EVIDENCE_EXPORTED,
        ERASED,
        HOLD_PLACED,
        HOLD_RELEASED,
        KEYS_ROTATED,
        ARCHIVED,
        SETTING_CHANGED,
        REGISTRY_CHANGED,
        JOINING_DECLINED,
        REQUEUED,
        DROPPED,
        SHEET_CHANGED,
        SHEET_REFUSED,
        DUPLICATE_JUDGED;

        /** As records write it, {@code payload-read}. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Act {
        if (actor.isBlank()) {
            throw new IllegalArgumentException("an act needs an actor");
        }
        reason = withoutIdentifiers(reason);
    }

    static String withoutIdentifiers(String words) {
        return PersonalNumbers.leftOutOf(words);
    }
}

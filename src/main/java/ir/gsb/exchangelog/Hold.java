package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * A legal hold: what it is about is neither archived nor erased until it is released.
 *
 * @param by who placed it
 */
public record Hold(
        long id,
        About about,
        String reason,
        String by,
        Instant at,
        Optional<String> releasedBy,
        Optional<Instant> releasedAt) {

    /**
     * One exchange, or all that fit every term that is given.
     *
     * @param party as client or as provider
     * @param subjectHash as {@link MasterKeys#subjectHash} makes it
     * @param from when the earliest exchange began
     * @param until before when the latest began
     */
    public record About(
            Optional<ExchangeId> exchange,
            Optional<Party> party,
            Optional<InquiryType> inquiry,
            Optional<byte[]> subjectHash,
            Optional<Instant> from,
            Optional<Instant> until) {

        public About {
            if (exchange.isEmpty() && party.isEmpty() && inquiry.isEmpty() && subjectHash.isEmpty()) {
                throw new IllegalArgumentException(
                        "A hold is about an exchange, a party, an inquiry or a subject: name at least one.");
            }
        }

        public static About exchange(ExchangeId id) {
            return new About(
                    Optional.of(id),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** In words, without the subject. */
        public String inWords() {
            var words = new StringBuilder();
            exchange.ifPresent(id -> words.append(", exchange ").append(id));
            party.ifPresent(one -> words.append(", party ").append(one));
            inquiry.ifPresent(one -> words.append(", inquiry ").append(one));
            subjectHash.ifPresent(hash -> words.append(", one subject"));
            from.ifPresent(time -> words.append(", from ").append(time));
            until.ifPresent(time -> words.append(", before ").append(time));
            return words.substring(2);
        }
    }
}

package ir.gsb.queue;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import java.util.Optional;
import java.util.Set;

/** Which exchanges of the queue are meant: those of these states, with this provider, of this inquiry. */
public record QueueFilter(Set<QueuedExchange.State> states, Optional<Party> provider, Optional<InquiryType> inquiry) {

    public QueueFilter {
        if (states.isEmpty()) {
            throw new IllegalArgumentException("a filter of the queue names at least one state");
        }
        states = Set.copyOf(states);
    }
}

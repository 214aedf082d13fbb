package ir.gsb.registry;

import ir.gsb.message.Node;
import java.util.Optional;

/**
 * One entry that is to be another.
 *
 * @param before absent if it is new
 * @param place where it was written, for clear errors
 */
public record Change(Optional<Entry> before, Entry after, String place) {

    /** What is done to the entry. */
    public enum Sign {
        ADD,
        CHANGE,
        END
    }

    public Sign sign() {
        if (before.isEmpty()) {
            return Sign.ADD;
        }
        return after.over() && !before.get().over() ? Sign.END : Sign.CHANGE;
    }

    /** As the registry log keeps it: {@code kind}, {@code key}, {@code before}, {@code after}. */
    public Node.Fields what() {
        return new EntryFields()
                .text("kind", after.kind().wire())
                .text("key", after.key())
                .node("before", before.map(Entry::written))
                .node("after", after.written())
                .made();
    }
}

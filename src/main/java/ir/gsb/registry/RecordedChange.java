package ir.gsb.registry;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.Node;
import java.time.Instant;

/**
 * A change of the registry as its log has it.
 *
 * @param id a UUIDv7, shared with the act that the exchange log has of it
 * @param at to the microsecond
 * @param version of the registry, after the change
 * @param what as {@link Change#what} has it
 */
public record RecordedChange(ExchangeId id, Instant at, long version, String actor, String reason, Node.Fields what) {

    /** All of it. */
    public Node.Fields written() {
        return new EntryFields()
                .text("id", id)
                .text("at", at)
                .whole("version", version)
                .text("actor", actor)
                .text("reason", reason)
                .node("what", what)
                .made();
    }

    /** What the exchange log commits to: SHA-256 of {@link #written} as canonical JSON, in hexadecimal. */
    public String hash() {
        return CanonicalJson.hash(written());
    }

    /** {@code agency tax}. */
    public String subject() {
        return what.text("kind").orElse("?") + " " + what.text("key").orElse("?");
    }
}

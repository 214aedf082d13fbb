package ir.gsb.registry;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import ir.gsb.message.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * An inquiry that the hub serves.
 *
 * @param idempotent whether the provider may be asked again when an attempt failed
 * @param notice what callers are told while it is disabled or retired
 * @param deprecatedAt from when on its answers say that it will not stay (RFC 9745)
 * @param sunsetAt from when on it is retired (RFC 8594)
 */
public record Inquiry(
        InquiryType type,
        Party provider,
        String titleFa,
        String titleEn,
        boolean idempotent,
        State state,
        String notice,
        Optional<Instant> deprecatedAt,
        Optional<Instant> sunsetAt)
        implements Entry {

    /** Whether it is served now. */
    public enum State {
        ACTIVE,
        DISABLED,
        RETIRED
    }

    /** One that stays. */
    public Inquiry(
            InquiryType type,
            Party provider,
            String titleFa,
            String titleEn,
            boolean idempotent,
            State state,
            String notice) {
        this(type, provider, titleFa, titleEn, idempotent, state, notice, Optional.empty(), Optional.empty());
    }

    /** Whether it is served no more, by its state or because its time is over. */
    public boolean isRetired(Instant now) {
        return state == State.RETIRED
                || sunsetAt.filter(at -> !now.isBefore(at)).isPresent();
    }

    /** Whether callers are told that they should go to another version. */
    public boolean isDeprecated(Instant now) {
        return deprecatedAt.filter(at -> !now.isBefore(at)).isPresent();
    }

    @Override
    public Kind kind() {
        return Kind.INQUIRY;
    }

    @Override
    public String key() {
        return type.toString();
    }

    @Override
    public boolean over() {
        return state == State.RETIRED;
    }

    /** The same in another state. */
    public Inquiry in(State now, String told) {
        return new Inquiry(type, provider, titleFa, titleEn, idempotent, now, told, deprecatedAt, sunsetAt);
    }

    @Override
    public Node.Fields written() {
        return new EntryFields()
                .text("type", type)
                .text("provider", provider)
                .text("titleFa", titleFa)
                .text("titleEn", titleEn)
                .flag("idempotent", idempotent)
                .text("state", state)
                .text("notice", notice)
                .text("deprecatedAt", deprecatedAt)
                .text("sunsetAt", sunsetAt)
                .made();
    }
}

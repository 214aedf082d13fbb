package ir.gsb.registry;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import ir.gsb.message.Party;

/**
 * An inquiry that the hub serves.
 *
 * @param idempotent whether the provider may be asked again when an attempt failed
 * @param notice what callers are told while it is disabled or retired
 */
public record Inquiry(
        InquiryType type,
        Party provider,
        String titleFa,
        String titleEn,
        boolean idempotent,
        State state,
        String notice)
        implements Entry {

    /** Whether it is served now. */
    public enum State {
        ACTIVE,
        DISABLED,
        RETIRED
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
        return new Inquiry(type, provider, titleFa, titleEn, idempotent, now, told);
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
                .made();
    }
}

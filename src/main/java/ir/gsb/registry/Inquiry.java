package ir.gsb.registry;

import ir.gsb.message.InquiryType;
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
        String notice) {

    /** Whether it is served now. */
    public enum State {
        ACTIVE,
        DISABLED,
        RETIRED
    }
}

package ir.gsb.registry;

import ir.gsb.message.Code;
import ir.gsb.message.InquiryType;
import ir.gsb.message.RefusedException;
import java.util.List;
import java.util.function.Function;

/** Wishes that change one entry. */
public final class Wishes {

    private Wishes() {}

    /** Suspends an agency, which may then neither ask nor answer, or lifts the suspension. */
    public static Wish suspend(String agency, boolean suspended) {
        return one(Entry.Kind.AGENCY, agency, entry -> ((Agency) entry).suspended(suspended));
    }

    /** Revokes a certificate for ever. */
    public static Wish revoke(String thumbprint) {
        return one(Entry.Kind.CERTIFICATE, thumbprint, entry -> ((RegisteredCertificate) entry).asRevoked());
    }

    /** @param notice what callers are told while the inquiry is not active */
    public static Wish state(InquiryType type, Inquiry.State state, String notice) {
        return one(Entry.Kind.INQUIRY, type.toString(), entry -> ((Inquiry) entry).in(state, notice));
    }

    /** Changes an entry that must be there. */
    public static Wish one(Entry.Kind kind, String key, Function<Entry, Entry> change) {
        return before -> List.of(new Wanted(
                kind.wire() + " " + key, change.apply(before.entry(kind, key).orElseThrow(() -> unknown(kind)))));
    }

    /** There is no such entry. */
    public static RefusedException unknown(Entry.Kind kind) {
        return RefusedException.of(
                Code.UNKNOWN_ENTRY,
                "There is no such " + kind.wire() + ", or it is not yours: GET /registry/" + kind.plural()
                        + " lists those you may see.");
    }
}

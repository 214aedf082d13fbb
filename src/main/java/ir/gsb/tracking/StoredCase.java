package ir.gsb.tracking;

import ir.gsb.catalogue.Province;
import ir.gsb.exchangelog.KeptSecrets.Kept;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A case as it is kept; what is secret in it is hashed or sealed. */
record StoredCase(
        String code,
        String service,
        String agency,
        String holder,
        Optional<String> ownNumber,
        Province province,
        CaseState state,
        Instant openedAt,
        Instant changedAt,
        Optional<LocalDate> expected,
        Optional<byte[]> mobileHash,
        Optional<byte[]> subjectHash,
        Optional<Kept> recipient) {

    /** Whether this agency may say what happens to it. */
    boolean isMovedBy(String other) {
        return other.equals(agency) || other.equals(holder);
    }

    /** Whether nothing tells any more whose it is: nothing that could is taken in again. */
    boolean isErased() {
        return mobileHash.isEmpty() && subjectHash.isEmpty();
    }
}

package ir.gsb.catalogue;

/** Where a sheet stands on its way. */
public enum State {
    /** Its agency writes it. */
    DRAFT,
    /** Its agency's signer stands for it. */
    AGENCY_SIGNED,
    /** A reviewer of the management organisation reads it. */
    UNDER_REVIEW,
    /** It came back with remarks. */
    RETURNED,
    /** It has a code. */
    APPROVED,
    /** People see it. */
    PUBLISHED,
    /** People see what was published; its agency writes a newer version. */
    REVISION,
    /** It is given no more. */
    RETIRED
}

package ir.gsb.catalogue;

import java.util.Locale;

/** What can be done with a sheet. */
public enum Word {
    /** Begins one. */
    DRAFT,
    /** Writes another text of it. */
    SAVE,
    /** Stands for it in the agency's name. */
    SIGN,
    /** Takes the signature back. */
    TAKE_BACK,
    /** Takes it under review. */
    TAKE_UP,
    /** Gives it back with remarks. */
    RETURN,
    /** Approves it and gives its code. */
    APPROVE,
    /** Shows it to people. */
    PUBLISH,
    /** Begins a newer version of what is published. */
    REVISE,
    /** Leaves a newer version unfinished; what is published stays as it is. */
    GIVE_UP,
    /** Ends the service. */
    RETIRE;

    /** Whether it depends on the service above. */
    boolean looksAbove() {
        return this == APPROVE || this == PUBLISH;
    }

    /** As records write it, {@code take-back}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

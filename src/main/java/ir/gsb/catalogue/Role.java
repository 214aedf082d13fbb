package ir.gsb.catalogue;

/** In what capacity someone handles sheets. */
public enum Role {
    /** Writes the sheets of his agency. */
    REPRESENTATIVE,
    /** Stands for the sheets of his agency. */
    SIGNER,
    /** Reads and approves for the management organisation; never of the agency whose sheet it is. */
    REVIEWER,
    /** Keeps the catalogue running: brings sheets in and out in files. */
    OPERATOR;

    /** Whether it is a capacity within an agency. */
    public boolean ofAgency() {
        return this == REPRESENTATIVE || this == SIGNER;
    }
}

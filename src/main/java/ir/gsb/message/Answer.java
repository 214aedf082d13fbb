package ir.gsb.message;

/**
 * What a client gets to know.
 *
 * @param content the answer's elements, {@code status} among them: only what was asked for and is granted
 */
public record Answer(Status status, Node.Fields content) {

    /** What was found. */
    public enum Status {
        FOUND,
        NOT_FOUND,
        MATCH,
        NO_MATCH,
        MULTIPLE,
        SUBJECT_DECEASED
    }
}

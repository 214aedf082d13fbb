package ir.gsb.message;

/** What became of an exchange. Every exchange ends in exactly one. */
public sealed interface Outcome {

    /** A status of the answer ({@code FOUND}) or a code of the wire contract ({@code access-denied}). */
    String word();

    record Answered(Answer answer) implements Outcome {
        @Override
        public String word() {
            return answer.status().name();
        }
    }

    /** The client's message, or what it asks for, is not in order. */
    record Refused(Refusal why) implements Outcome {
        @Override
        public String word() {
            return why.code().wire();
        }
    }

    /**
     * The hub or the provider failed.
     *
     * @param kept what the provider said, for the record only
     */
    record Failed(Refusal why, String kept) implements Outcome {
        @Override
        public String word() {
            return why.code().wire();
        }
    }

    /** Sorts an error by where it arose. */
    static Outcome of(Refusal why, String kept) {
        return why.code().at() == Code.At.CLIENT ? new Refused(why) : new Failed(why, kept);
    }
}

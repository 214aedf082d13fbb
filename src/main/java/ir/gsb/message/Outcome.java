package ir.gsb.message;

import java.util.Optional;

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

    /**
     * The stored outcome of an exchange that this one repeats, to be signed anew.
     *
     * @param original the exchange that was carried out
     * @param word how that one ended
     * @param status the HTTP status of its reply
     * @param body its reply as it was sent, signature included
     */
    record Repeated(ExchangeId original, String word, int status, String contentType, byte[] body) implements Outcome {}

    /**
     * Something that was looked up, with no provider asked: an exchange of the party's own, or its rights.
     *
     * @param contentType of what is shown
     * @param of the exchange that was looked up: what is erased of it must be erased of this one too
     */
    record Shown(int status, String contentType, byte[] content, Optional<ExchangeId> of) implements Outcome {

        /** That content is JSON. */
        public static final String JSON = "application/json";

        /** That content is answers of a batch, one a line. */
        public static final String PAGE = "application/x-ndjson";

        public Shown(int status, byte[] json) {
            this(status, json, Optional.empty());
        }

        public Shown(int status, byte[] json, Optional<ExchangeId> of) {
            this(status, JSON, json, of);
        }

        @Override
        public String word() {
            return "SHOWN";
        }
    }

    /**
     * It was accepted and is carried out later, or it repeats one that is.
     *
     * @param exchange the one that is or will be carried out
     */
    record Accepted(ExchangeId exchange) implements Outcome {
        @Override
        public String word() {
            return "ACCEPTED";
        }
    }

    /** Sorts an error by where it arose. */
    static Outcome of(Refusal why, String kept) {
        return why.code().at() == Code.At.CLIENT ? new Refused(why) : new Failed(why, kept);
    }
}

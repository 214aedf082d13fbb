package ir.gsb.canonical;

import ir.gsb.message.Code;
import ir.gsb.message.Node;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One provider's own form of one inquiry. */
interface Mapping {

    int MOST_KEPT = 4096;

    /** What goes to the provider; empty if the request is all in its path. */
    byte[] toProvider(Node.Fields request);

    /** What the provider's answer says, in canonical form; not yet held against the model. */
    Node.Fields fromProvider(byte[] body, int httpStatus);

    /** The names that the schema does not have, as far as they are seen without running the mapping. */
    List<UnknownName> unknownNames();

    /** The body cannot be read: a fault if the provider says so by its status, else an answer that is not valid. */
    static RefusedException unreadable(byte[] body, int httpStatus) {
        boolean success = httpStatus >= 200 && httpStatus < 300;
        Refusal refusal = success
                ? Refusal.of(
                        Code.PROVIDER_ANSWER_INVALID,
                        "The provider's answer cannot be read, so it was not passed on. Tell the provider or the hub's "
                                + "operator, with the exchange id.")
                : Refusal.of(
                        Code.PROVIDER_FAULT,
                        "The provider answered with HTTP status " + httpStatus
                                + " and no message that the hub knows. Tell "
                                + "the provider or the hub's operator, with the exchange id.");
        return new RefusedException(refusal, kept(body));
    }

    /** The answer was read but its mapping cannot make sense of it. */
    static RefusedException invalid(String why, byte[] body) {
        return new RefusedException(
                Refusal.of(
                        Code.PROVIDER_ANSWER_INVALID,
                        "The provider's answer has a value that its mapping cannot read, so it was not passed on. Tell"
                                + " the provider or the hub's operator, with the exchange id."),
                why + "\n" + kept(body));
    }

    /** A request that fits the schema but cannot be said in the provider's form, such as a date before its calendar. */
    static RefusedException unsayable() {
        return RefusedException.of(
                Code.SCHEMA_VIOLATION,
                "The request has a value that the provider cannot read, though it fits the schema; check dates and "
                        + "numbers for values that nobody can have.");
    }

    private static String kept(byte[] body) {
        return new String(body, 0, Math.min(body.length, MOST_KEPT), StandardCharsets.UTF_8);
    }
}

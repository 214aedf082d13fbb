package ir.gsb.registry;

import ir.gsb.message.PersonalNumbers;

/**
 * Who changes the registry, and why.
 *
 * @param actor a party, or the hub where it reads a file at its start
 * @param reason 1 to 500 characters; numbers of 10 or 11 digits are left out of it
 */
public record By(String actor, String reason) {

    /** As long as a reason may be. */
    public static final int LONGEST = 500;

    public By {
        reason = PersonalNumbers.leftOutOf(reason.strip());
        if (actor.isBlank() || reason.isEmpty() || reason.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a change of the registry needs an actor and a reason of 1 to " + LONGEST + " characters");
        }
    }

    /** The hub itself, which takes over a file at its start. */
    public static By start(String file) {
        return new By("hub", "Read at the start of the hub from " + file);
    }
}

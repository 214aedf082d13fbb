package ir.gsb.exchangelog;

import java.util.Optional;

/** Those who watch the log from outside. */
@FunctionalInterface
public interface Outsiders {

    /** What one of them holds against the log; as long as there is something, nothing is signed. */
    Optional<String> objection();

    /** Asks them anew, before a node that was just elected signs anything; waits for some seconds at most. */
    default void ask() {}
}

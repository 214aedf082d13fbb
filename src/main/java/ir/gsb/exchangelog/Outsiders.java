package ir.gsb.exchangelog;

import java.util.Optional;
import java.util.function.Supplier;

/** Those who watch the log from outside. */
@FunctionalInterface
public interface Outsiders {

    /** What one of them holds against the log; as long as there is something, nothing is signed. */
    Optional<String> objection();

    /** Asks them anew, before a node that was just elected signs anything; waits for some seconds at most. */
    default void ask() {}

    /** These, and after them what else may forbid to sign. */
    default Outsiders or(Supplier<Optional<String>> other) {
        return new Outsiders() {
            @Override
            public Optional<String> objection() {
                return Outsiders.this.objection().or(other);
            }

            @Override
            public void ask() {
                Outsiders.this.ask();
            }
        };
    }
}

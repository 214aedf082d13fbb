package ir.gsb.message;

import java.util.Optional;

/** How far an exchange has come: each stage knows itself and all stages before it. */
public interface Reached {

    Received received();

    default Optional<Verified> verified() {
        return Optional.empty();
    }

    default Optional<Admitted> admitted() {
        return Optional.empty();
    }

    default Optional<Canonical> canonical() {
        return Optional.empty();
    }

    default Optional<Authorised> authorised() {
        return Optional.empty();
    }

    default Optional<Delivered> delivered() {
        return Optional.empty();
    }
}

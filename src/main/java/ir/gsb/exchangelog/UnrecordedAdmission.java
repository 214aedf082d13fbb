package ir.gsb.exchangelog;

import ir.gsb.message.Admitted;
import ir.gsb.message.Verified;
import java.util.Optional;

/** Admits every message as a new one and remembers none: for trials outside a hub, where nothing is recorded. */
public final class UnrecordedAdmission extends Admitted.Stage {

    @Override
    public Admitted admit(Verified verified) {
        return admitted(verified, Optional.empty());
    }
}

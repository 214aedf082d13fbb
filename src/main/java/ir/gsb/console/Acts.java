package ir.gsb.console;

import ir.gsb.message.ExchangeId;
import java.util.Optional;

/** Where the console writes down what was done in it. What it returns from is durable. */
public interface Acts {

    void record(Word word, String actor, Optional<ExchangeId> about, String reason);

    /** What can be done in the console. */
    enum Word {
        SIGNED_IN,
        SIGN_IN_REFUSED,
        SEARCHED,
        LOOKED,
        EVIDENCE_EXPORTED,
        SETTING_CHANGED
    }
}

package ir.gsb.console;

import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.message.ExchangeId;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Records what an auditor is about to see; what cannot be recorded is not shown. */
@Component
class Looks {

    private final ExchangeLog log;

    Looks(ExchangeLog log) {
        this.log = log;
    }

    /** @param words what was asked for */
    void searched(Authentication who, String words) {
        log.record(new Act(Act.Word.SEARCHED, who.getName(), Optional.empty(), words.strip()));
    }

    /** @param words what of it, or nothing */
    void looked(Authentication who, ExchangeId about, String words) {
        log.record(new Act(Act.Word.LOOKED, who.getName(), Optional.of(about), words));
    }
}

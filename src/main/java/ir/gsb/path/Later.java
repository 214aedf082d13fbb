package ir.gsb.path;

import ir.gsb.exchangelog.DeferredExchanges;
import ir.gsb.exchangelog.SqlRider;
import ir.gsb.message.Admitted;
import ir.gsb.message.Arriving;
import ir.gsb.message.Authorised;
import ir.gsb.message.Concluded;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Reply;
import ir.gsb.message.Spooled;
import ir.gsb.message.Verified;
import ir.gsb.queue.LaterExchanges;
import ir.gsb.queue.Line;
import ir.gsb.security.VerifiedLine;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;

/** The stages of the queue, with what a route carries beside its body. */
public final class Later {

    static final String LINE = "gsb.line";
    static final String RIDER = "gsb.rider";
    private static final String SPOOLED = "gsb.spooled";

    private final Supplier<LaterExchanges> queue;
    private final DeferredExchanges deferred;

    /** @param queue asked when the first message comes: it stands on these routes itself */
    public Later(Supplier<LaterExchanges> queue, DeferredExchanges deferred) {
        this.queue = queue;
        this.deferred = deferred;
    }

    public Concluded accept(@Body Authorised authorised, @ExchangeProperty(LINE) @Nullable Line line) {
        return queue.get().acceptance().accept(authorised, Optional.ofNullable(line));
    }

    public Spooled spool(@Body Arriving arriving, Exchange exchange) {
        Spooled spooled = queue.get().spool().take(arriving);
        exchange.setProperty(SPOOLED, spooled);
        return spooled;
    }

    public Concluded acceptBatch(@Body Admitted admitted, @ExchangeProperty(SPOOLED) Spooled spooled) {
        return queue.get().batches().accept(admitted, spooled);
    }

    public Concluded answers(@Body Admitted admitted) {
        return queue.get().batches().answers(admitted);
    }

    /** @throws RefusedException if the line cannot be read */
    public Verified sound(@Body VerifiedLine line) {
        if (line.flaw().isPresent()) {
            throw line.flaw().get().asException();
        }
        return line.line();
    }

    public Reply end(@Body Reply reply, @ExchangeProperty(RIDER) SqlRider rider) {
        return deferred.end(reply, rider);
    }
}

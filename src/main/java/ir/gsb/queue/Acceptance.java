package ir.gsb.queue;

import ir.gsb.exchangelog.DeferredExchanges;
import ir.gsb.message.Authorised;
import ir.gsb.message.Concluded;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Outcome;
import ir.gsb.message.Party;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.Registry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Takes an authorised exchange on, to be carried out later: what it has returned from is on disk. */
public final class Acceptance {

    private final DeferredExchanges deferred;
    private final SqlQueue sql;
    private final Worker.Later broker;
    private final Registry.Source registry;
    private final Duration deadline;
    private final Clock clock;

    Acceptance(
            DeferredExchanges deferred,
            SqlQueue sql,
            Worker.Later broker,
            Registry.Source registry,
            Duration deadline,
            Clock clock) {
        this.deferred = deferred;
        this.sql = sql;
        this.broker = broker;
        this.registry = registry;
        this.deadline = deadline;
        this.clock = clock;
    }

    /**
     * Takes it on.
     *
     * @param line where it stands in its batch, if it is of one
     * @throws ir.gsb.message.RecordingUnavailableException then nothing was accepted
     */
    public Concluded accept(Authorised authorised, Optional<Line> line) {
        ExchangeId id = authorised.received().id();
        Instant until = line.map(Line::deadline).orElseGet(() -> clock.instant().plus(deadline));
        Party provider = authorised.grant().provider();
        var item = new Item(
                id,
                authorised.verified().orElseThrow().party(),
                provider,
                authorised.request().type(),
                registry.current()
                        .inquiry(authorised.request().type())
                        .map(Inquiry::idempotent)
                        .orElse(false),
                line.map(Line::batch),
                0,
                until);
        deferred.accept(authorised, until, sql.adding(item, line));
        broker.tell(provider, id, line.isPresent(), Duration.ZERO);
        return new Concluded(authorised, new Outcome.Accepted(id));
    }
}

package ir.gsb.exchangelog;

import ir.gsb.exchangelog.LogEntry.Ride;
import ir.gsb.exchangelog.SqlSweep.Unfinished;
import ir.gsb.exchangelog.WrappingKeys.Scope;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Reached;
import ir.gsb.message.Received;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.message.Refusal;
import ir.gsb.message.Reply;
import ir.gsb.message.Step;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Exchanges that are accepted now and carried out later, by any node. Each has a deadline of its own in place of the
 * lease: until then nothing but its end here ends it, and no retry carries its message out.
 */
public final class DeferredExchanges {

    private static final int PIECE = 4;
    private static final int FINISHED = 200;

    /** Something that waits outside of the records, encrypted as they are. */
    public record Piece(int keyId, byte[] wrappedKey, byte[] content) {}

    private final ExchangeLog log;
    private final SqlDeferred sql;

    public DeferredExchanges(ExchangeLog log, DataSource source, Clock clock) {
        this.log = log;
        this.sql = new SqlDeferred(source, log.vault(), clock);
    }

    /**
     * Makes an acceptance durable, and what rides with it.
     *
     * @param until its deadline
     * @throws RecordingUnavailableException then nothing was accepted
     */
    public <R extends Reached> R accept(R reached, Instant until, SqlRider rider) {
        log.requireStanding();
        UUID exchange = reached.received().id().value();
        log.submit(log.entries().accepted(reached).with(new Ride(exchange, until, rider)));
        reached.received().timeline().reached(Step.ACCEPTED);
        return reached;
    }

    /** Makes an outcome durable, and what rides with it; the exchange is over. */
    public Reply end(Reply reply, SqlRider rider) {
        UUID exchange = reply.concluded().received().id().value();
        log.submit(log.entries().ended(reply).with(new Ride(exchange, null, rider)));
        log.awake(reply.concluded().received().id());
        return reply;
    }

    /**
     * Ends an exchange without a reply; its client learns why by looking.
     *
     * @return whether it had been accepted and had not ended
     */
    public boolean end(ExchangeId id, Refusal why, SqlRider rider) {
        Optional<Unfinished> unfinished = read(() -> sql.unfinished(id));
        unfinished.ifPresent(one -> {
            log.submit(log.entries()
                    .interrupted(one.exchange(), one.retention(), why, one.claim())
                    .with(new Ride(one.exchange(), null, rider)));
            log.awake(id);
        });
        return unfinished.isPresent();
    }

    /** Ends an exchange that has no reply of its own, as a batch whose lines all ended. */
    public void finish(ExchangeId id, String outcome, SqlRider rider) {
        read(() -> sql.unfinished(id)).ifPresent(one -> {
            log.submit(log.entries()
                    .finished(one.exchange(), one.retention(), outcome, FINISHED)
                    .with(new Ride(one.exchange(), null, rider)));
            log.awake(id);
        });
    }

    /** The message of an accepted exchange that has not ended, as it was received; its steps up to the acceptance are those of then. */
    public Optional<Received> received(ExchangeId id) {
        return read(() -> sql.received(id));
    }

    /** Encrypts a piece of what an exchange says; which piece it is, is sealed with it. */
    public Piece seal(ExchangeId id, int number, InquiryType inquiry, byte[] bytes) {
        String retention = log.settings().retention().of(inquiry);
        Vault.Sealed sealed = log.vault()
                .seal(
                        piece(id, number),
                        PIECE,
                        Scope.of(id.value(), inquiry.toString(), retention),
                        new VaultFrame(bytes.length + 16).put(VaultFrame.Part.REQUEST, bytes),
                        List.of());
        return new Piece(sealed.keyId(), sealed.wrappedKey(), sealed.content());
    }

    /** @throws IllegalStateException if it was changed */
    public byte[] open(ExchangeId id, int number, Piece piece) {
        Map<VaultFrame.Part, byte[]> parts = log.vault()
                .open(piece(id, number), PIECE, new Vault.Sealed(piece.keyId(), piece.wrappedKey(), piece.content()));
        return Objects.requireNonNull(parts.get(VaultFrame.Part.REQUEST), "a piece has one part");
    }

    private static UUID piece(ExchangeId id, int number) {
        return new UUID(id.value().getMostSignificantBits(), id.value().getLeastSignificantBits() ^ number);
    }

    private interface Reading<R> {
        R from() throws SQLException;
    }

    private static <R> R read(Reading<R> reading) {
        try {
            return reading.from();
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store cannot be read", away);
        }
    }
}

package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.RecordingUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Erases what was said in exchanges, with its keys and salts. Records and log entries stay and still verify, but nobody
 * can tell any more what a commitment was made of. Of what is archived the key is erased, which is not in the file. The
 * erasure is an act of the same transaction.
 */
public final class Eraser {

    private static final int AT_ONCE = 1000;

    private final DataSource source;
    private final Acts acts;
    private final SqlExchanges exchanges;
    private final ArchivedExchanges archived;

    /** @param archive where the archive files are */
    public Eraser(
            DataSource source,
            RecordingSettings settings,
            MasterKeys keys,
            Path archive,
            Clock clock,
            SecureRandom random) {
        this.source = source;
        this.acts = new Acts(settings, keys, clock, random);
        this.exchanges = new SqlExchanges(source, new Vault(source, keys, random));
        this.archived = new ArchivedExchanges(archive);
    }

    /**
     * Erases one exchange, and what later exchanges that gave its answer again hold of it.
     *
     * @throws RecordingUnavailableException if the store is away; then nothing is erased
     */
    public Erasure erase(ExchangeId id, String actor, String reason) {
        return inStore(connection -> erase(connection, id.value(), actor, reason));
    }

    /**
     * Erases, one by one, all exchanges about a subject.
     *
     * @param subjectHash as {@link MasterKeys#subjectHash} makes it
     * @param from when the first of them began
     * @param until before when the last began
     * @return what came of each, in the order of their times
     */
    public Map<ExchangeId, Erasure> eraseSubject(
            byte[] subjectHash, Instant from, Instant until, String actor, String reason) {
        return eachOf(
                (connection, first, end) -> SqlErasure.ofSubject(connection, subjectHash, first, end, AT_ONCE),
                from,
                until,
                id -> Optional.of(erase(id, actor, reason)));
    }

    /**
     * Erases, one by one, those exchanges of no known subject that an identifier was written in all the same: requests
     * that were refused before their subject was known, and searches for it. All that was said in them is read for it.
     *
     * @return what came of each, in the order of their times
     */
    public Map<ExchangeId, Erasure> eraseMentions(
            String identifier, Instant from, Instant until, String actor, String reason) {
        var mention = new Mention(identifier);
        return eachOf(
                (connection, first, end) -> SqlErasure.ofNoSubject(connection, first, end, AT_ONCE),
                from,
                until,
                id -> isIn(mention, id) ? Optional.of(erase(id, actor, reason)) : Optional.empty());
    }

    /**
     * Erases, one by one, all exchanges about a subject that are in archive files.
     *
     * @return what came of each, in the order of their times
     * @throws IOException if a file of that time is away or not whole, saying which; then nothing was erased
     */
    public Map<ExchangeId, Erasure> eraseArchived(
            byte[] subjectHash, Instant from, Instant until, String actor, String reason) throws IOException {
        var all = new LinkedHashMap<ExchangeId, Erasure>();
        for (ExchangeId id : archivedOf(subjectHash, from, until)) {
            all.put(id, erase(id, actor, reason));
        }
        return all;
    }

    private Set<ExchangeId> archivedOf(byte[] subjectHash, Instant from, Instant until) throws IOException {
        try (Connection connection = source.getConnection()) {
            return archived.ofSubject(connection, subjectHash, from, until);
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store cannot be read", away);
        }
    }

    private boolean isIn(Mention mention, ExchangeId id) {
        try {
            return exchanges.parts(id).values().stream().anyMatch(mention::isIn);
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store cannot be read", away);
        }
    }

    /** Finds the next exchanges of a time. */
    private interface Page {
        List<UUID> of(Connection connection, UUID from, UUID end) throws SQLException;
    }

    private Map<ExchangeId, Erasure> eachOf(
            Page pages, Instant from, Instant until, Function<ExchangeId, Optional<Erasure>> erasing) {
        UUID end = SqlTransaction.firstIdAt(until.toEpochMilli());
        UUID next = SqlTransaction.firstIdAt(from.toEpochMilli());
        var all = new LinkedHashMap<ExchangeId, Erasure>();
        List<UUID> page = page(pages, next, end);
        while (!page.isEmpty()) {
            for (UUID exchange : page) {
                var id = new ExchangeId(exchange);
                erasing.apply(id).ifPresent(erasure -> all.put(id, erasure));
            }
            UUID last = page.getLast();
            page = page(pages, new UUID(last.getMostSignificantBits(), last.getLeastSignificantBits() + 1), end);
        }
        return all;
    }

    private List<UUID> page(Page pages, UUID from, UUID end) {
        return inStore(connection -> pages.of(connection, from, end));
    }

    private Erasure erase(Connection connection, UUID exchange, String actor, String reason) throws SQLException {
        if (!SqlTransaction.keepsArchivingOff(connection) || SqlArchive.isBeingCleared(connection, exchange)) {
            return new Erasure.BeingArchived();
        }
        SqlErasure.keepHoldsOff(connection);
        List<UUID> kept = SqlErasure.withCopies(connection, exchange);
        Optional<Boolean> ended = SqlErasure.ended(connection, exchange);
        if (ended.isEmpty() && !kept.contains(exchange)) {
            return new Erasure.Unknown();
        }
        if (!ended.orElse(true)) {
            return new Erasure.NotEnded();
        }
        for (UUID one : kept) {
            Optional<Erasure> forbidden = forbidden(connection, new ExchangeId(one));
            if (forbidden.isPresent()) {
                return forbidden.get();
            }
        }
        for (UUID one : kept) {
            SqlErasure.delete(connection, one);
            String why = one.equals(exchange) ? reason : reason + " (a copy of " + exchange + ")";
            acts.write(connection, new Act(Act.Word.ERASED, actor, Optional.of(new ExchangeId(one)), why));
        }
        return kept.isEmpty()
                ? new Erasure.NothingKept()
                : new Erasure.Erased(kept.stream().map(ExchangeId::new).toList());
    }

    private Optional<Erasure> forbidden(Connection connection, ExchangeId kept) throws SQLException {
        try {
            boolean held = SqlErasure.isHeld(connection, kept.value())
                    || SqlErasure.ended(connection, kept.value()).isEmpty() && archived.isHeld(connection, kept);
            return held ? Optional.of(new Erasure.Held(kept)) : Optional.empty();
        } catch (IOException away) {
            return Optional.of(new Erasure.ArchiveAway(String.valueOf(away.getMessage())));
        }
    }

    private <R> R inStore(SqlTransaction.Work<R> work) {
        try {
            return SqlTransaction.run(source, work);
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store erases nothing now", away);
        }
    }
}

package ir.gsb.queue;

import ir.gsb.exchangelog.DeferredExchanges.Piece;
import ir.gsb.exchangelog.SqlRider;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Batches: their pieces as they came in, how far they were read, and what came of their lines. */
final class SqlBatches {

    private static final String ADD_PIECE = """
        INSERT INTO batch_chunk (batch, number, first_line, key_id, wrapped_key, content, written_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """;

    private static final String ADD = """
        INSERT INTO batch
            (exchange_id, client, inquiry, provider, idempotent, lines, chunks, accepted_at, deadline)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private static final String TAKE = """
        UPDATE batch SET node = ?, lease_until = ?
         WHERE exchange_id = (
            SELECT exchange_id FROM batch
             WHERE ended_at IS NULL AND read_chunks < chunks AND (lease_until IS NULL OR lease_until < ?)
             ORDER BY accepted_at LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING *
        """;

    private static final String KEEP = "UPDATE batch SET lease_until = ? WHERE exchange_id = ? AND node = ?";

    private static final String FREE = "UPDATE batch SET lease_until = NULL WHERE node = ? AND ended_at IS NULL";

    private static final String PIECE = """
        SELECT first_line, key_id, wrapped_key, content FROM batch_chunk WHERE batch = ? AND number = ?
        """;

    private static final String KNOWN = "SELECT line FROM batch_line WHERE batch = ? AND line BETWEEN ? AND ?";

    private static final String PIECE_READ = """
        WITH gone AS (DELETE FROM batch_chunk WHERE batch = ? AND number = ?)
        UPDATE batch SET read_chunks = ? WHERE exchange_id = ?
        """;

    private static final String FINISHED = """
        SELECT b.* FROM batch b
         WHERE b.ended_at IS NULL AND b.read_chunks = b.chunks
           AND NOT EXISTS (SELECT FROM queue_item q WHERE q.batch = b.exchange_id)
        """;

    private static final String END = """
        WITH ended AS (UPDATE batch SET ended_at = ?, lease_until = NULL WHERE exchange_id = ?)
        INSERT INTO callback (exchange_id, client, next_at)
        SELECT ?, client, now() FROM (SELECT ?::text) AS of (client) WHERE client IS NOT NULL
        ON CONFLICT DO NOTHING
        """;

    private static final String PROGRESS = """
        SELECT b.lines, b.accepted_at, b.ended_at,
               (SELECT count(*) FROM batch_line l WHERE l.batch = b.exchange_id AND l.ended) AS done,
               (SELECT count(*) FROM queue_item q
                 WHERE q.batch = b.exchange_id AND q.state IN ('DEAD', 'DOUBTFUL')) AS stuck
          FROM batch b WHERE b.exchange_id = ?
        """;

    private static final String PAGE = """
        SELECT line, exchange_id FROM batch_line WHERE batch = ? AND line >= ? ORDER BY line LIMIT ?
        """;

    private static final String ORPHANS = """
        DELETE FROM batch_chunk c
         WHERE c.written_at < ? AND NOT EXISTS (SELECT FROM batch b WHERE b.exchange_id = c.batch)
        """;

    /** A batch that is under way. */
    record Batch(
            ExchangeId exchange,
            Party client,
            InquiryType inquiry,
            int lines,
            int chunks,
            int readChunks,
            Instant deadline) {}

    /** @param firstLine the number of its first line */
    record StoredPiece(int firstLine, Piece piece) {}

    record Progress(int lines, int done, int stuck, Instant acceptedAt, Optional<Instant> endedAt) {}

    record Numbered(int line, ExchangeId exchange) {}

    private final DataSource source;
    private final Clock clock;

    SqlBatches(DataSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    void addPiece(ExchangeId batch, int number, int firstLine, Piece piece) throws SQLException {
        SqlRows.update(
                source,
                ADD_PIECE,
                batch.value(),
                number,
                firstLine,
                piece.keyId(),
                piece.wrappedKey(),
                piece.content(),
                SqlRows.time(clock.instant()));
    }

    void dropPieces(ExchangeId batch) throws SQLException {
        SqlRows.update(source, "DELETE FROM batch_chunk WHERE batch = ?", batch.value());
    }

    /** Drops what came in and was never accepted. */
    void dropOrphans(Duration age) throws SQLException {
        SqlRows.update(source, ORPHANS, SqlRows.time(clock.instant().minus(age)));
    }

    /** Adds a batch in the transaction of its acceptance. */
    SqlRider adding(Batch batch, Party provider, boolean idempotent) {
        return SqlRider.of(
                ADD,
                batch.exchange().value(),
                batch.client().toString(),
                batch.inquiry().toString(),
                provider.toString(),
                idempotent,
                batch.lines(),
                batch.chunks(),
                SqlRows.time(clock.instant()),
                SqlRows.time(batch.deadline()));
    }

    /** Ends a batch in the transaction of its end. */
    SqlRider ending(ExchangeId batch, Optional<Party> toBeTold) {
        return SqlRider.of(
                END,
                SqlRows.time(clock.instant()),
                batch.value(),
                batch.value(),
                toBeTold.map(Party::toString).orElse(null));
    }

    /** A batch that nobody reads now, to be read by this node. */
    Optional<Batch> take(String node, Duration lease) throws SQLException {
        Instant now = clock.instant();
        return SqlRows.rows(source, TAKE, SqlBatches::batch, node, SqlRows.time(now.plus(lease)), SqlRows.time(now))
                .stream()
                .findFirst();
    }

    /** Says whether the batch is still this node's to read. */
    boolean keep(ExchangeId batch, String node, Duration lease) throws SQLException {
        return SqlRows.update(source, KEEP, SqlRows.time(clock.instant().plus(lease)), batch.value(), node) == 1;
    }

    /** Gives back what a node had in hand when it fell. */
    void free(String node) throws SQLException {
        SqlRows.update(source, FREE, node);
    }

    Optional<StoredPiece> piece(ExchangeId batch, int number) throws SQLException {
        return SqlRows.rows(
                        source,
                        PIECE,
                        row -> new StoredPiece(
                                row.getInt(1), new Piece(row.getInt(2), row.getBytes(3), row.getBytes(4))),
                        batch.value(),
                        number)
                .stream()
                .findFirst();
    }

    /** Which of these lines became exchanges already. */
    Set<Integer> known(ExchangeId batch, int first, int last) throws SQLException {
        return new HashSet<>(SqlRows.rows(source, KNOWN, row -> row.getInt(1), batch.value(), first, last));
    }

    void pieceRead(ExchangeId batch, int number) throws SQLException {
        SqlRows.update(source, PIECE_READ, batch.value(), number, number + 1, batch.value());
    }

    List<Batch> finished() throws SQLException {
        return SqlRows.rows(source, FINISHED, SqlBatches::batch);
    }

    Optional<Progress> progress(ExchangeId batch) throws SQLException {
        return SqlRows.rows(
                        source,
                        PROGRESS,
                        row -> new Progress(
                                row.getInt("lines"),
                                row.getInt("done"),
                                row.getInt("stuck"),
                                SqlRows.instant(row, "accepted_at"),
                                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant)),
                        batch.value())
                .stream()
                .findFirst();
    }

    List<Numbered> page(ExchangeId batch, int from, int most) throws SQLException {
        return SqlRows.rows(
                source,
                PAGE,
                row -> new Numbered(row.getInt(1), new ExchangeId(row.getObject(2, UUID.class))),
                batch.value(),
                from,
                most);
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                new ExchangeId(row.getObject("exchange_id", UUID.class)),
                Party.parse(row.getString("client")),
                InquiryType.parse(row.getString("inquiry")),
                row.getInt("lines"),
                row.getInt("chunks"),
                row.getInt("read_chunks"),
                SqlRows.instant(row, "deadline"));
    }
}

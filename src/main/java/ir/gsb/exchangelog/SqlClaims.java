package ir.gsb.exchangelog;

import ir.gsb.exchangelog.Claim.Result;
import ir.gsb.message.ExchangeId;
import ir.gsb.store.GroupCommit;
import java.security.MessageDigest;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Claims signatures and message ids.
 *
 * <p>Its transactions commit with synchronous_commit off. The log of PostgreSQL has one order: the synchronous commit
 * of the acceptance or outcome that follows makes the claim durable too, and before that commit nothing of the exchange
 * was seen outside. See src/docs/decisions/2026-11-22-claims-ride-on-the-next-flush.md.
 */
final class SqlClaims implements GroupCommit.Work<Claim, Result> {

    private static final String CLAIM = """
        WITH asked AS (
            SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bytea[])
                AS a (signature_key, until, claim_key, exchange_id, claimed_at, lease_until, content_hash)
        ), fresh AS (
            INSERT INTO signature_seen (signature_key, until)
            SELECT signature_key, until FROM asked WHERE signature_key IS NOT NULL ORDER BY signature_key
            ON CONFLICT DO NOTHING
            RETURNING signature_key
        ), granted AS (
            INSERT INTO message_claim (claim_key, exchange_id, claimed_at, lease_until, content_hash, node)
            SELECT claim_key, exchange_id, claimed_at, lease_until, content_hash, ? FROM asked
             WHERE claim_key IS NOT NULL
               AND (signature_key IS NULL OR signature_key IN (SELECT signature_key FROM fresh))
             ORDER BY claim_key
            ON CONFLICT DO NOTHING
            RETURNING exchange_id
        )
        SELECT set_config('synchronous_commit', 'off', true),
               ARRAY(SELECT signature_key FROM fresh), ARRAY(SELECT exchange_id FROM granted)
        """;

    private static final String HELD = """
        SELECT c.claim_key, c.exchange_id, c.content_hash, c.claimed_at, c.lease_until,
               EXISTS (SELECT FROM record r WHERE r.exchange_id = c.exchange_id AND r.kind = 2),
               EXISTS (SELECT FROM record r WHERE r.exchange_id = c.exchange_id AND r.kind = 1)
          FROM message_claim c WHERE c.claim_key = ANY (?)
        """;

    private static final String TAKE_OVER = """
        UPDATE message_claim SET exchange_id = ?, content_hash = ?, claimed_at = ?, lease_until = ?, node = ?
         WHERE claim_key = ? AND exchange_id = ?
        """;

    private record Held(
            UUID exchange, byte[] contentHash, long claimedAt, long leaseUntil, boolean ended, boolean accepted) {}

    private record Inserted(Set<UUID> signatures, Set<UUID> exchanges) {}

    private final Duration kept;
    private final String node;

    SqlClaims(RecordingSettings settings) {
        this.kept = settings.messageIdsKept();
        this.node = settings.node();
    }

    @Override
    public List<Result> write(Connection connection, List<Claim> batch) throws SQLException {
        Inserted inserted = insert(connection, batch);
        Map<UUID, Held> held = Map.of();
        if (batch.stream().anyMatch(claim -> isContested(claim, inserted))) {
            held = held(connection, batch, inserted);
        }
        var results = new ArrayList<Result>(batch.size());
        Set<UUID> signaturesLeft = new HashSet<>(inserted.signatures());
        for (Claim claim : batch) {
            if (claim.signature() != null && !signaturesLeft.remove(claim.signature())) {
                results.add(new Result.SignatureUsed());
            } else if (claim.message() == null
                    || inserted.exchanges().contains(claim.exchange().value())) {
                results.add(new Result.Granted());
            } else {
                results.add(contested(connection, claim, held));
            }
        }
        return results;
    }

    private static boolean isContested(Claim claim, Inserted inserted) {
        return claim.message() != null
                && !inserted.exchanges().contains(claim.exchange().value());
    }

    /** Of two claims in a batch on one signature only the first is put to the database: the other is a replay. */
    private Inserted insert(Connection connection, List<Claim> batch) throws SQLException {
        var signatures = new HashSet<UUID>();
        List<Claim> asked = batch.stream()
                .filter(claim -> claim.signature() == null || signatures.add(claim.signature()))
                .toList();
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setArray(1, array(connection, "uuid", asked, Claim::signature));
            statement.setArray(2, array(connection, "int8", asked, Claim::signatureUntil));
            statement.setArray(3, array(connection, "uuid", asked, Claim::message));
            statement.setArray(
                    4,
                    array(connection, "uuid", asked, claim -> claim.exchange().value()));
            statement.setArray(5, array(connection, "int8", asked, Claim::now));
            statement.setArray(6, array(connection, "int8", asked, Claim::leaseUntil));
            statement.setArray(
                    7,
                    connection.createArrayOf(
                            "bytea", asked.stream().map(Claim::contentHash).toArray(byte[][]::new)));
            statement.setString(8, node);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Inserted(ids(row.getArray(2)), ids(row.getArray(3)));
            }
        }
    }

    private static <E> Array array(
            Connection connection,
            String type,
            List<Claim> batch,
            Function<Claim, @org.jspecify.annotations.Nullable E> of)
            throws SQLException {
        return connection.createArrayOf(type, batch.stream().map(of).toArray());
    }

    private static Set<UUID> ids(Array array) throws SQLException {
        return Set.of((UUID[]) array.getArray());
    }

    private static Map<UUID, Held> held(Connection connection, List<Claim> batch, Inserted inserted)
            throws SQLException {
        Object[] keys = batch.stream()
                .filter(claim -> isContested(claim, inserted))
                .map(Claim::message)
                .toArray();
        try (PreparedStatement statement = connection.prepareStatement(HELD)) {
            statement.setArray(1, connection.createArrayOf("uuid", keys));
            try (ResultSet rows = statement.executeQuery()) {
                var held = new HashMap<UUID, Held>();
                while (rows.next()) {
                    held.put(
                            rows.getObject(1, UUID.class),
                            new Held(
                                    rows.getObject(2, UUID.class),
                                    rows.getBytes(3),
                                    rows.getLong(4),
                                    rows.getLong(5),
                                    rows.getBoolean(6),
                                    rows.getBoolean(7)));
                }
                return held;
            }
        }
    }

    /** A claim that is gone by now was released in between: to ask again settles it, as if it were in flight. */
    private Result contested(Connection connection, Claim claim, Map<UUID, Held> all) throws SQLException {
        Held held = all.get(claim.message());
        if (held == null) {
            return new Result.InFlight(claim.exchange(), false);
        }
        if (held.exchange().equals(claim.exchange().value())) {
            return new Result.Granted();
        }
        boolean over = held.claimedAt() + kept.toSeconds() < claim.now();
        if (!over && !MessageDigest.isEqual(held.contentHash(), claim.contentHash())) {
            return new Result.OtherContent();
        }
        if (!over && held.ended()) {
            return new Result.Ended(new ExchangeId(held.exchange()));
        }
        boolean abandoned = !held.ended() && held.leaseUntil() < claim.now();
        return (over || abandoned) && takenOver(connection, claim, held)
                ? new Result.Granted()
                : new Result.InFlight(new ExchangeId(held.exchange()), held.accepted());
    }

    private boolean takenOver(Connection connection, Claim claim, Held held) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE_OVER)) {
            statement.setObject(1, claim.exchange().value());
            statement.setBytes(2, claim.contentHash());
            statement.setLong(3, claim.now());
            statement.setLong(4, claim.leaseUntil());
            statement.setString(5, node);
            statement.setObject(6, claim.message());
            statement.setObject(7, held.exchange());
            return statement.executeUpdate() == 1;
        }
    }
}

package ir.gsb.accounts;

import ir.gsb.exchangelog.KeptSecrets.Kept;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The accounts, and the attempts to get in with them. */
final class SqlAccounts {

    private static final String COUNTS = """
        SELECT count(*) FILTER (WHERE account = :account AND source = :source AND at > :lately) AS lately,
               count(*) FILTER (WHERE source = :source AND at > :lately) AS from_network,
               count(*) FILTER (WHERE account = :account AND source = :source) AS today,
               count(*) FILTER (WHERE account = :account) AS everywhere,
               EXISTS (SELECT FROM sign_in_network
                        WHERE account = :account AND source = :source AND at > :known) AS known
          FROM sign_in_attempt WHERE at > :today AND (account = :account OR source = :source)
        """;

    private final JdbcClient store;
    private final Clock clock;

    SqlAccounts(DataSource source, Clock clock) {
        this.store = JdbcClient.create(source);
        this.clock = clock;
    }

    /** In the transaction of a connection, which stays open. */
    static SqlAccounts on(Connection connection, Clock clock) {
        return new SqlAccounts(new SingleConnectionDataSource(connection, true), clock);
    }

    Optional<Account> find(String name) {
        return store.sql("SELECT * FROM account WHERE name = ?")
                .param(name)
                .query(SqlAccounts::account)
                .optional();
    }

    List<Account> all() {
        return store.sql("SELECT * FROM account ORDER BY name")
                .query(SqlAccounts::account)
                .list();
    }

    /** @return false if the name is taken */
    boolean add(Account account) {
        return store.sql("""
            INSERT INTO account (name, password_hash, totp_key_id, totp_secret, agency, roles)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """)
                        .param(account.name())
                        .param(account.passwordHash())
                        .param(account.totp().keyId())
                        .param(account.totp().content())
                        .param(account.agency().orElse(null))
                        .param(account.roles().stream().map(Role::wire).sorted().collect(Collectors.joining(" ")))
                        .update()
                == 1;
    }

    /**
     * Closes an account and ends its sessions.
     *
     * @return false if there is none of this name
     */
    boolean lock(String name) {
        boolean there = store.sql("UPDATE account SET locked = true WHERE name = ?")
                        .param(name)
                        .update()
                == 1;
        store.sql("DELETE FROM console_session WHERE principal_name = ?")
                .param(name)
                .update();
        return there;
    }

    /** @return false if there is none of this name */
    boolean unlock(String name) {
        return store.sql("UPDATE account SET locked = false WHERE name = ?")
                        .param(name)
                        .update()
                == 1;
    }

    List<Account> notSealedBy(int keyId) {
        return store.sql("SELECT * FROM account WHERE totp_key_id <> ? ORDER BY name")
                .param(keyId)
                .query(SqlAccounts::account)
                .list();
    }

    /** @return false if it is no longer sealed as it was: another node was faster */
    boolean reseal(Account old, Kept fresh) {
        return store.sql("UPDATE account SET totp_key_id = ?, totp_secret = ? WHERE name = ? AND totp_secret = ?")
                        .param(fresh.keyId())
                        .param(fresh.content())
                        .param(old.name())
                        .param(old.totp().content())
                        .update()
                == 1;
    }

    /**
     * Takes a code's time step, for all nodes at once.
     *
     * @return false if this or a later one was taken before
     */
    boolean take(String name, long step) {
        return store.sql("UPDATE account SET totp_step = ? WHERE name = ? AND totp_step < ?")
                        .param(step)
                        .param(name)
                        .param(step)
                        .update()
                == 1;
    }

    /**
     * Writes an attempt down before it is looked at, so that many at once are counted too.
     *
     * @param account a keyed hash of the name that was given, whether anybody has it or not
     * @return its number
     */
    long attempted(String account, byte[] source) {
        OffsetDateTime now = now();
        store.sql("DELETE FROM sign_in_attempt WHERE at < ?")
                .param(now.minus(Attempts.TODAY))
                .update();
        return store.sql("INSERT INTO sign_in_attempt (at, account, source) VALUES (?, ?, ?) RETURNING id")
                .param(now)
                .param(account)
                .param(source)
                .query(Long.class)
                .single();
    }

    /** Takes an attempt back that was not looked at. */
    void forget(long attempt) {
        store.sql("DELETE FROM sign_in_attempt WHERE id = ?").param(attempt).update();
    }

    /** How many attempts there were at an account and from a network. */
    Attempts attempts(String account, byte[] source) {
        return store.sql(COUNTS)
                .param("account", account)
                .param("source", source)
                .param("lately", now().minus(Attempts.LATELY))
                .param("today", now().minus(Attempts.TODAY))
                .param("known", now().minus(Attempts.KNOWN))
                .query((row, n) -> new Attempts(
                        row.getInt("lately"),
                        row.getInt("from_network"),
                        row.getInt("today"),
                        row.getInt("everywhere"),
                        row.getBoolean("known")))
                .single();
    }

    /** Forgets the attempts of one who got in, and keeps from where. */
    void succeeded(String account, byte[] source) {
        store.sql("DELETE FROM sign_in_attempt WHERE account = ? AND source = ?")
                .param(account)
                .param(source)
                .update();
        store.sql("DELETE FROM sign_in_network WHERE at < ?")
                .param(now().minus(Attempts.KNOWN))
                .update();
        store.sql("""
            INSERT INTO sign_in_network (account, source, at) VALUES (?, ?, ?)
            ON CONFLICT (account, source) DO UPDATE SET at = excluded.at
            """).params(account, source, now()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getString("name"),
                row.getString("password_hash"),
                new Kept(row.getInt("totp_key_id"), row.getBytes("totp_secret")),
                Optional.ofNullable(row.getString("agency")),
                Role.parse(row.getString("roles")),
                row.getBoolean("locked"));
    }
}

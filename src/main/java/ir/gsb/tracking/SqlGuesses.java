package ir.gsb.tracking;

import ir.gsb.tracking.Guesses.Patience;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wrong guesses in their table, counted for all nodes. */
final class SqlGuesses {

    /** While another look at the same code is under way. */
    private static final Duration TURN = Duration.ofSeconds(1);

    private final JdbcClient store;
    private final TransactionTemplate transactions;
    private final Clock clock;

    SqlGuesses(DataSource source, Clock clock) {
        this.store = JdbcClient.create(source);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        this.clock = clock;
    }

    /** What became of a guess. */
    sealed interface Guess {
        record Right() implements Guess {}

        record Wrong() implements Guess {}

        record TooSoon(Instant until) implements Guess {}
    }

    /**
     * Whose it is; both are keyed hashes.
     *
     * @param code of what was given as code, whether there is such a case or not, and of the kind of factor
     * @param source where the guess comes from
     * @param patience with guesses at the code, wherever they come from
     */
    record Target(byte[] code, byte[] source, Patience patience) {}

    /**
     * Takes a guess if it is its time: one at a time for each code, so that many at once are counted too. Who has to wait is
     * told so without taking the turn of another.
     */
    Guess guess(Target target, Supplier<Boolean> right) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Instant now = clock.instant();
            return waits(target, now).orElseGet(() -> takeTurn(target, right, now));
        }));
    }

    private Guess takeTurn(Target target, Supplier<Boolean> right, Instant now) {
        if (!mayTakeTurn(target.code())) {
            return new Guess.TooSoon(now.plus(TURN));
        }
        return waits(target, now).orElseGet(() -> {
            boolean isRight = right.get();
            if (isRight) {
                forget(target);
            } else {
                remember(target, now);
            }
            return isRight ? new Guess.Right() : new Guess.Wrong();
        });
    }

    private Optional<Guess> waits(Target target, Instant now) {
        return Stream.of(
                        here(target, now).wait(Guesses.AT_CODE_FROM_SOURCE, now),
                        count("code", target.code(), now).wait(target.patience(), now),
                        count("source", target.source(), now).wait(Guesses.FROM_SOURCE, now))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .map(Guess.TooSoon::new);
    }

    /** Deletes what counts no more. */
    int sweep() {
        return store.sql("DELETE FROM tracking_guess WHERE at < ?")
                .param(time(clock.instant().minus(Guesses.COUNTED)))
                .update();
    }

    private boolean mayTakeTurn(byte[] code) {
        return store.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('tracking ' || encode(?, 'hex'), 0))")
                .param(code)
                .query(Boolean.class)
                .single();
    }

    private Guesses here(Target target, Instant now) {
        return store.sql("SELECT count(*), max(at) FROM tracking_guess WHERE code = ? AND source = ? AND at > ?")
                .param(target.code())
                .param(target.source())
                .param(time(now.minus(Guesses.COUNTED)))
                .query(SqlGuesses::guesses)
                .single();
    }

    private Guesses count(String column, byte[] hash, Instant now) {
        return store.sql("SELECT count(*), max(at) FROM tracking_guess WHERE " + column + " = ? AND at > ?")
                .param(hash)
                .param(time(now.minus(Guesses.COUNTED)))
                .query(SqlGuesses::guesses)
                .single();
    }

    private static Guesses guesses(ResultSet row, int number) throws SQLException {
        return new Guesses(
                row.getInt(1),
                Optional.ofNullable(row.getObject(2, OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    private void remember(Target target, Instant now) {
        store.sql("INSERT INTO tracking_guess (at, code, source) VALUES (?, ?, ?)")
                .param(time(now))
                .param(target.code())
                .param(target.source())
                .update();
    }

    /** Those of one who found it in the end; what others guessed, and what he guessed elsewhere, still counts. */
    private void forget(Target target) {
        store.sql("DELETE FROM tracking_guess WHERE code = ? AND source = ?")
                .param(target.code())
                .param(target.source())
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

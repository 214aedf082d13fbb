package ir.gsb.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
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
     * Takes a guess if it is its time: one at a time for each code, so that many at once are counted too.
     *
     * @param code a keyed hash of what was given as code, whether there is such a case or not
     */
    Guess guess(byte[] code, byte[] source, Supplier<Boolean> right) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Instant now = clock.instant();
            if (!mayTakeTurn(code)) {
                return new Guess.TooSoon(now.plus(TURN));
            }
            Optional<Instant> until = later(
                    count("code", code, now).wait(Guesses.AT_CODE, now),
                    count("source", source, now).wait(Guesses.FROM_SOURCE, now));
            if (until.isPresent()) {
                return new Guess.TooSoon(until.get());
            }
            boolean isRight = right.get();
            if (isRight) {
                forget(code, source);
            } else {
                remember(code, source, now);
            }
            return isRight ? new Guess.Right() : new Guess.Wrong();
        }));
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

    private void remember(byte[] code, byte[] source, Instant now) {
        store.sql("INSERT INTO tracking_guess (at, code, source) VALUES (?, ?, ?)")
                .param(time(now))
                .param(code)
                .param(source)
                .update();
    }

    /** Those of one who found it in the end; what others guessed, and what he guessed elsewhere, still counts. */
    private void forget(byte[] code, byte[] source) {
        store.sql("DELETE FROM tracking_guess WHERE code = ? AND source = ?")
                .param(code)
                .param(source)
                .update();
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(one.get().isAfter(other.get()) ? one.get() : other.get())
                : one.or(() -> other);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

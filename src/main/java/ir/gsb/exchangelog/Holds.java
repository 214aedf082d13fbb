package ir.gsb.exchangelog;

import ir.gsb.message.RecordingUnavailableException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Places and releases legal holds; each is recorded as an act in the same transaction. */
public final class Holds {

    private final DataSource source;
    private final Acts acts;
    private final Clock clock;

    public Holds(DataSource source, RecordingSettings settings, MasterKeys keys, Clock clock, SecureRandom random) {
        this.source = source;
        this.acts = new Acts(settings, keys, clock, random);
        this.clock = clock;
    }

    /**
     * Places a hold.
     *
     * @return its number; nothing while records are being archived, since it would come too late for some
     * @throws RecordingUnavailableException if the store is away
     */
    public Optional<Long> place(Hold.About about, String actor, String reason) {
        return this.<Optional<Long>>inStore(connection -> {
            if (!SqlTransaction.keepsArchivingOff(connection)) {
                return Optional.empty();
            }
            long id = SqlHolds.add(connection, about, actor, Act.withoutIdentifiers(reason), clock.instant());
            acts.write(
                    connection,
                    new Act(
                            Act.Word.HOLD_PLACED,
                            actor,
                            about.exchange(),
                            "hold " + id + ", " + about.inWords() + ": " + reason));
            return Optional.of(id);
        });
    }

    /** Releases a hold; says whether there was one of that number. */
    public boolean release(long id, String actor, String reason) {
        return inStore(connection -> {
            boolean held = SqlHolds.release(connection, id, actor, clock.instant());
            if (held) {
                acts.write(
                        connection,
                        new Act(Act.Word.HOLD_RELEASED, actor, Optional.empty(), "hold " + id + ": " + reason));
            }
            return held;
        });
    }

    /**
     * The hold in force that is on one of these persons, if there is any; none is placed until the transaction has ended.
     *
     * @param persons their hashes, as {@link MasterKeys#subjectHash} makes them
     */
    public static Optional<Long> on(Connection connection, List<byte[]> persons) throws SQLException {
        SqlErasure.keepHoldsOff(connection);
        return SqlHolds.list(connection).stream()
                .filter(hold -> hold.releasedAt().isEmpty())
                .filter(hold -> hold.about()
                        .subjectHash()
                        .filter(held -> persons.stream().anyMatch(person -> Arrays.equals(held, person)))
                        .isPresent())
                .map(Hold::id)
                .findFirst();
    }

    /** All holds that were ever placed, the newest first. */
    public List<Hold> list() {
        return inStore(SqlHolds::list);
    }

    private <R> R inStore(SqlTransaction.Work<R> work) {
        try {
            return SqlTransaction.run(source, work);
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store takes no hold", away);
        }
    }
}

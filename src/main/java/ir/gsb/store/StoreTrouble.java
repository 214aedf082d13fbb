package ir.gsb.store;

import ir.gsb.message.RecordingUnavailableException;
import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Why something that was asked of the store could not be answered, though nothing is wrong with the question. */
public enum StoreTrouble {
    /** Other readers from outside have all the connections that there are for them. */
    BUSY,
    /** The store does not answer, or not in time. */
    AWAY;

    /** Empty where something else failed. */
    public static Optional<StoreTrouble> of(Throwable failed) {
        if (OutsideConnections.BusyException.isBelow(failed)) {
            return Optional.of(BUSY);
        }
        boolean away = failed instanceof DataAccessResourceFailureException
                || failed instanceof TransientDataAccessException
                || failed instanceof RecoverableDataAccessException
                || failed instanceof TransactionException
                || failed instanceof RecordingUnavailableException;
        return away ? Optional.of(AWAY) : Optional.empty();
    }
}

package ir.gsb.exchangelog;

import ir.gsb.exchangelog.LogEntry.Recorded;
import ir.gsb.message.RecordingUnavailableException;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * Outcomes that could not be recorded while the store was away. Only what holds a claim is kept, and no more than were
 * under way at once: a claim that is not given back here ends with its lease.
 */
final class Owed {

    private static final int MOST = 5000;
    private static final String INTEGRITY_VIOLATED = "23";

    private final BlockingQueue<Recorded> entries = new ArrayBlockingQueue<>(MOST);

    void add(Recorded entry) {
        if (entry.release() != null) {
            entries.offer(entry);
        }
    }

    /** Writes one after the other until all are written or the store is away again. */
    void payOff(Consumer<LogEntry> store) {
        for (Recorded next = entries.peek(); next != null; next = entries.peek()) {
            try {
                store.accept(next);
            } catch (RecordingUnavailableException failed) {
                if (!wasRecordedAfterAll(failed)) {
                    return;
                }
            }
            entries.remove(next);
        }
    }

    /** The commit that seemed to fail did not: the outcome stands, and so does its claim. */
    private static boolean wasRecordedAfterAll(RecordingUnavailableException failed) {
        return failed.getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && cause.getSQLState().startsWith(INTEGRITY_VIOLATED);
    }
}

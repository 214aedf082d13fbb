package ir.gsb.exchangelog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is written for one step of an exchange, encoded already by the thread of the exchange. */
sealed interface LogEntry {

    /** What an exchange holds on a message id. */
    record Hold(UUID message, UUID exchange) {

        /** When the exchange began, in milliseconds of the epoch, as its id has it. */
        long begun() {
            return exchange.getMostSignificantBits() >>> 16;
        }
    }

    /**
     * A record, with what the vault keeps of it.
     *
     * @param record a row of the table record in binary COPY format
     * @param queued what waits for its place in the log: {@link RecordRow#QUEUED_BYTES} bytes
     * @param vault a row of the table vault
     * @param wrappingKey the key that the vault row leans on; 0 if there is none
     * @param needed a claim without which it must not be written
     * @param release a claim to give back, if the exchange still holds it
     * @param ride what is written with it, if it is of an exchange that is put off
     */
    record Recorded(
            byte[] record,
            byte[] queued,
            byte @Nullable [] vault,
            int wrappingKey,
            @Nullable Hold needed,
            @Nullable Hold release,
            @Nullable Ride ride)
            implements LogEntry {

        Recorded with(Ride other) {
            return new Recorded(record, queued, vault, wrappingKey, needed, release, other);
        }
    }

    /**
     * What is written with the record of an exchange that is put off.
     *
     * @param until until when it is put off; absent with its end
     */
    record Ride(UUID exchange, @Nullable Instant until, SqlRider rider) {}

    /** One more attempt of which only the number is kept. */
    record Counted(Attempt attempt) implements LogEntry {}

    /**
     * What attempts are counted by.
     *
     * @param minute of the epoch
     * @param sourceHash as text of hexadecimal digits, empty for many sources together
     */
    record Attempt(long minute, String sourceHash, String outcome) implements Comparable<Attempt> {
        @Override
        public int compareTo(Attempt other) {
            int byMinute = Long.compare(minute, other.minute);
            int bySource = byMinute != 0 ? byMinute : sourceHash.compareTo(other.sourceHash);
            return bySource != 0 ? bySource : outcome.compareTo(other.outcome);
        }
    }
}

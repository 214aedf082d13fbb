package ir.gsb.exchangelog;

import java.util.List;

/**
 * A checkpoint and what outsiders said of it.
 *
 * @param timeStamps over its note; none if no authority has seen this one
 */
public record AttestedCheckpoint(StoredCheckpoint checkpoint, List<TimeStamped> timeStamps) {

    public AttestedCheckpoint {
        timeStamps = List.copyOf(timeStamps);
    }
}

package ir.gsb.exchangelog;

import ir.gsb.tlog.Note;
import java.util.List;
import java.util.Optional;

/**
 * What an audit of the log found.
 *
 * @param from how many entries an earlier audit had verified, so that this one went over the later ones only
 * @param to how many entries the log had
 * @param archived how many of them are of records that were archived and so not looked at
 * @param erased how many vault rows are gone by an act of erasure
 * @param vouched what was made of time-stamps and cosignatures
 * @param found in the order of the log; at most {@link LogAudit#MOST_FOUND}
 * @param checkpoint the last one; keep it outside, and begin the next audit with it
 */
public record AuditReport(
        long from,
        long to,
        long archived,
        long erased,
        Vouched vouched,
        List<Tampering> found,
        Optional<Note> checkpoint) {

    public AuditReport {
        found = List.copyOf(found);
    }

    public boolean isClean() {
        return found.isEmpty();
    }
}

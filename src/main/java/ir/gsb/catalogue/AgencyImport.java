package ir.gsb.catalogue;

import ir.gsb.catalogue.ImportPlan.Fate;
import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.RecordingUnavailableException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Takes agencies, and who speaks for them, out of a file of comma-separated values, all of it or nothing. Each agency that
 * is new or changed is an act of the record. What the file does not name stays as it is: nothing is taken away. Every call
 * throws {@link RecordingUnavailableException} if the store is away; then nothing was done.
 */
public final class AgencyImport {

    private final RecordedActs acts;
    private final Clock clock;
    private final SecureRandom random;

    public AgencyImport(RecordedActs acts, Clock clock, SecureRandom random) {
        this.acts = acts;
        this.clock = clock;
        this.random = random;
    }

    /** Tells what a file would do, and each of its faults; does nothing. */
    public ImportPlan dryRun(byte[] file) {
        return run(file, Optional.empty());
    }

    /**
     * Does it, unless there is any fault.
     *
     * @param actor who does it, for the record
     * @param reason why, for the record
     */
    public ImportPlan apply(String actor, String reason, byte[] file) {
        return run(
                file,
                Optional.of(what -> new Act(Act.Word.SETTING_CHANGED, actor, Optional.empty(), what + ": " + reason)));
    }

    /** @param act that tells of what is done; empty if nothing is to be done */
    private ImportPlan run(byte[] file, Optional<Function<String, Act>> act) {
        FileRows reading = (bytes, faults) -> CsvTables.read(bytes, new Grid(AgencyRow.LAYOUT, faults));
        var faults = new Faults();
        List<TableRow> rows = reading.readAll(file, "CSV", faults);
        List<ImportPlan> result = new ArrayList<>(1);
        try {
            acts.runAll(connection -> {
                var store = act.isPresent() ? SqlAgencies.changing(connection) : SqlAgencies.reading(connection);
                var planning = new AgencyPlanning(store, rows, faults);
                List<PlannedAgency> planned = planning.planned();
                boolean done = act.isPresent() && faults.isEmpty();
                result.add(
                        new ImportPlan(planned.stream().map(PlannedAgency::item).toList(), faults.told(), done));
                return done ? keep(store, planning.parentsFirst(planned), act.orElseThrow()) : List.of();
            });
        } catch (DataAccessResourceFailureException away) {
            throw new RecordingUnavailableException("the store takes no agencies", away);
        }
        return result.getFirst();
    }

    private List<RecordedActs.Named> keep(SqlAgencies store, List<PlannedAgency> planned, Function<String, Act> act) {
        List<RecordedActs.Named> done = new ArrayList<>();
        for (PlannedAgency one : planned) {
            if (one.fate() != Fate.SAME) {
                Instant now = clock.instant();
                store.keep(one, now);
                done.add(new RecordedActs.Named(ExchangeId.at(now, random), act.apply(one.inWords())));
            }
        }
        return done;
    }
}

package ir.gsb.catalogue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Sheets as those read them who keep them; what of them people see is in {@link Catalogue}. */
public final class SheetFiles {

    private final SqlSheets store;
    private final Clock clock;

    public SheetFiles(DataSource source, Clock clock) {
        this.store = new SqlSheets(source);
        this.clock = clock;
    }

    public Optional<ServiceFile> file(long service) {
        return store.file(service);
    }

    /** By the agency's own reference. */
    public Optional<ServiceFile> file(String agency, String reference) {
        return store.file(agency, reference);
    }

    /** The sheets of an agency after a reference, in the order of references. */
    public List<ServiceFile> ofAgency(String agency, String after, int most) {
        return store.ofAgency(agency, after, most);
    }

    /** What waits for the agency's people first, in {@link Owned#ORDER}. */
    public List<ServiceFile> owned(Owned owned, int from, int most) {
        return store.owned(owned, from, most);
    }

    public int count(Owned owned) {
        return store.count(owned);
    }

    /** How many sheets of an agency stand where; no state in which none does. */
    public Map<State, Integer> counts(String agency) {
        return store.counts(agency);
    }

    /** The one that waits longest first. */
    public List<ServiceFile> waiting(Waiting waiting, int from, int most) {
        return store.waiting(waiting, from, most);
    }

    /** How many wait. */
    public int count(Waiting waiting) {
        return store.count(waiting);
    }

    /** All versions that are kept, the newest first. */
    public List<ServiceFile.Version> versions(long service) {
        return store.versions(service);
    }

    /** What was done with a sheet, the oldest first. */
    public List<SheetStep> steps(long service) {
        return store.steps(service);
    }

    /** What the reviewer said when it was last given back, while it waits to be signed again. */
    public Optional<SheetStep> remarks(ServiceFile file) {
        return file.state() == State.RETURNED ? newest(file.id(), Word.RETURN) : Optional.empty();
    }

    /** The last time that something was done with a sheet; empty if it never was. */
    public Optional<SheetStep> newest(long service, Word word) {
        return store.newest(service, word);
    }

    /** What an agency published in the month that is now. */
    public Duty duty(String agency) {
        Duty.Month month = Duty.Month.of(clock.instant());
        return new Duty(month.number(), store.published(agency, month.from(), month.before()));
    }

    /** The agency's reference of a service. */
    public Optional<String> reference(long service) {
        return store.reference(service);
    }
}

package ir.gsb.tracking;

import ir.gsb.catalogue.Province;
import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.RecordedActs;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** For which agencies cases can be opened, and in which provinces. */
public final class Pilot {

    private final SqlPilot store;
    private final SqlPilot readers;
    private final RecordedActs acts;

    public Pilot(DataSource source, RecordedActs acts) {
        this(source, source, acts);
    }

    /** @param ofReaders for what is asked from outside the bus */
    public Pilot(DataSource source, DataSource ofReaders, RecordedActs acts) {
        this.store = new SqlPilot(source);
        this.readers = new SqlPilot(ofReaders);
        this.acts = acts;
    }

    public boolean isOn(String agency, Province province) {
        return store.isOn(agency, province);
    }

    /** Where it is on, by agency. */
    public Map<String, Set<Province>> on() {
        return readers.on();
    }

    /**
     * Switches it, and records who did and why. Cases that are open already can be moved on.
     *
     * @return false if it was so already; then nothing is recorded
     */
    public boolean change(String agency, Province province, boolean on, String actor, String reason) {
        String what = "tracking of " + agency + " in " + province + (on ? " on: " : " off: ") + reason;
        return acts.run(
                new Act(Act.Word.SETTING_CHANGED, actor, Optional.empty(), what),
                connection -> SqlPilot.change(connection, agency, province, on));
    }
}

package ir.gsb.tracking;

import ir.gsb.catalogue.Province;
import java.util.Map;
import java.util.Set;

/** For which agencies cases can be opened, and in which provinces. */
public final class Pilot {

    public boolean isOn(String agency, Province province) {
        throw new UnsupportedOperationException();
    }

    /** Where it is on, by agency. */
    public Map<String, Set<Province>> on() {
        throw new UnsupportedOperationException();
    }

    /**
     * Switches it, and records who did and why. Cases that are open already can be moved on.
     *
     * @return false if it was so already; then nothing is recorded
     */
    public boolean change(String agency, Province province, boolean on, String actor, String reason) {
        throw new UnsupportedOperationException();
    }
}

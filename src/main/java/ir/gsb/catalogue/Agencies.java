package ir.gsb.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Agencies as those read them who keep them, with who speaks for each; what of them people see is in {@link Catalogue}. */
public final class Agencies {

    private final SqlAgencies store;

    public Agencies(DataSource source) {
        this.store = SqlAgencies.reading(source);
    }

    /** In the order of their codes. */
    public List<Agency> all() {
        return store.all();
    }

    public Optional<Agency> agency(String code) {
        return store.agency(code);
    }

    /** Those of an agency, in the order of their names. */
    public List<Representative> representatives(String agency) {
        return store.representatives(agency);
    }

    /** How many speak for each agency; none for which nobody does. */
    public Map<String, Integer> representativesByAgency() {
        return store.representativesByAgency();
    }
}

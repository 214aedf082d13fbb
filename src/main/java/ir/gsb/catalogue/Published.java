package ir.gsb.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything that people may see, at one moment. */
public final class Published {

    static final Published NOTHING = new Published(Map.of(), Map.of(), Set.of(), 0);

    private final Map<String, Agency> agencies;
    private final TreeMap<String, Listing> byCode;
    private final Map<String, Set<String>> byParent = new HashMap<>();
    private final Map<String, Set<String>> byAgency = new HashMap<>();
    private final Set<String> gone;
    private final long change;

    private Published(Map<String, Agency> agencies, Map<String, Listing> byCode, Set<String> gone, long change) {
        this.agencies = agencies;
        this.byCode = new TreeMap<>(byCode);
        this.gone = gone;
        this.change = change;
        this.byCode.values().forEach(listing -> {
            listing.parent().ifPresent(parent -> of(byParent, parent).add(listing.code()));
            of(byAgency, listing.agency()).add(listing.code());
        });
    }

    private static Set<String> of(Map<String, Set<String>> sets, String key) {
        return sets.computeIfAbsent(key, none -> new TreeSet<>());
    }

    /** The same with some services new or gone. */
    Published with(Collection<Agency> known, Collection<Listing> fresh, Collection<String> left, long upTo) {
        Map<String, Agency> bodies = new HashMap<>();
        known.forEach(agency -> bodies.put(agency.code(), agency));
        Map<String, Listing> services = new HashMap<>(byCode);
        left.forEach(services::remove);
        fresh.forEach(listing -> services.put(listing.code(), listing));
        Set<String> former = new HashSet<>(gone);
        former.addAll(left);
        former.removeAll(services.keySet());
        return new Published(bodies, services, former, upTo);
    }

    /** Number of the newest change of the catalogue that is in it. */
    public long change() {
        return change;
    }

    public Optional<Listing> service(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Whether a service was published under this code and is no more. */
    public boolean isGone(String code) {
        return gone.contains(code);
    }

    /** All, in the order of their codes: a service stands before its sub-services. */
    public Collection<Listing> services() {
        return java.util.Collections.unmodifiableCollection(byCode.values());
    }

    /** Those after a code, for pages of a list. */
    public List<Listing> after(String code, int most) {
        return byCode.tailMap(code, false).values().stream().limit(most).toList();
    }

    /** The sub-services of a service. */
    public List<Listing> below(String code) {
        return listings(byParent.get(code));
    }

    /** The services of an agency, its sub-services too. */
    public List<Listing> of(String agency) {
        return listings(byAgency.get(agency));
    }

    private List<Listing> listings(@org.jspecify.annotations.Nullable Set<String> codes) {
        List<Listing> found = new ArrayList<>();
        if (codes != null) {
            codes.forEach(code -> found.add(byCode.get(code)));
        }
        return found;
    }

    public Optional<Agency> agency(String code) {
        return Optional.ofNullable(agencies.get(code));
    }

    /** In no order. */
    public Collection<Agency> agencies() {
        return java.util.Collections.unmodifiableCollection(agencies.values());
    }
}

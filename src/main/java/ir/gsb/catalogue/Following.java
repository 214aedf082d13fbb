package ir.gsb.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one follower was told, and what he is told next. */
final class Following {

    /** So many services at once: meanwhile the catalogue itself is not brought up to date. */
    private static final int PORTION = 200;

    private final Catalogue.Follower follower;
    private final Map<String, Told> told = new HashMap<>();
    private @Nullable Published known;

    /** A service with its agency: followers keep the names of both. */
    private record Told(Listing listing, Optional<Agency> agency) {

        static Told of(Listing listing, Published now) {
            return new Told(listing, now.agency(listing.agency()));
        }
    }

    Following(Catalogue.Follower follower) {
        this.follower = follower;
    }

    /**
     * Tells him a portion of what he does not know.
     *
     * @return whether he knows all now
     */
    boolean tell(Published now, Function<List<Listing>, List<PublishedService>> open) {
        if (known == now) {
            return true;
        }
        List<Listing> fresh = now.services().stream()
                .filter(listing -> !Told.of(listing, now).equals(told.get(listing.code())))
                .limit(PORTION)
                .toList();
        List<String> gone = told.keySet().stream()
                .filter(code -> now.service(code).isEmpty())
                .toList();
        if (!fresh.isEmpty() || !gone.isEmpty()) {
            follower.changed(open.apply(fresh), gone);
        }
        fresh.forEach(listing -> told.put(listing.code(), Told.of(listing, now)));
        gone.forEach(told::remove);
        if (fresh.size() == PORTION) {
            return false;
        }
        known = now;
        follower.toldAll();
        return true;
    }
}

package ir.gsb.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/** Sheets that were read lately. What is published under a version never changes, so that none of them grows old. */
final class RecentSheets {

    /**
     * Characters of the sheets as the store has them. In memory a sheet takes some three bytes a character, so that this is
     * 50 MB at most; of sheets as the synthetic country has them it is every second one.
     */
    private static final long MOST = 16_000_000;

    private final Cache<Version, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher(RecentSheets::weight)
            .build();

    private record Version(long service, int number) {
        static Version of(Listing listing) {
            return new Version(listing.id(), listing.version());
        }
    }

    private record Kept(Sheet sheet, int characters) {}

    private static int weight(Version version, Kept one) {
        return one.characters();
    }

    Optional<Sheet> find(Listing listing) {
        return Optional.ofNullable(kept.getIfPresent(Version.of(listing))).map(Kept::sheet);
    }

    /** @param characters of the sheet's JSON */
    void keep(Listing listing, Sheet sheet, int characters) {
        kept.put(Version.of(listing), new Kept(sheet, characters));
    }
}

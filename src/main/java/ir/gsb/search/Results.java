package ir.gsb.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found.
 *
 * @param total services that fit
 * @param hits of the page that was asked for, best first
 * @param facets for each facet its values with how many services fit them, most first; a facet's counts heed how the
 *     other facets are narrowed but not how it is itself, so that one can widen it
 * @param meant a better spelling of the words, if nothing or little was found
 */
public record Results(long total, List<Hit> hits, Map<Facet, List<Count>> facets, Optional<String> meant) {

    public Results {
        hits = List.copyOf(hits);
        facets = Map.copyOf(facets);
    }
}

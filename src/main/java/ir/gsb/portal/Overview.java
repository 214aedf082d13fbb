package ir.gsb.portal;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Classification.Cluster;
import ir.gsb.catalogue.Classification.LifeEvent;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Published;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The catalogue in numbers.
 *
 * @param services without sub-services
 * @param electronic of the services
 * @param clusters services of each, without sub-services
 * @param events services of each, without sub-services
 * @param kinds services of agencies of each kind, without sub-services
 * @param byAgency services of each agency, without sub-services
 */
public record Overview(
        int agencies,
        long services,
        long subServices,
        long electronic,
        Map<Cluster, Tally> clusters,
        Map<LifeEvent, Tally> events,
        Map<Agency.Kind, Tally> kinds,
        Map<String, Tally> byAgency) {

    /** How many services, and how many of them are electronic. */
    public record Tally(long services, long electronic) {

        static final Tally NONE = new Tally(0, 0);

        Tally and(Listing service) {
            return new Tally(services + 1, electronic + (service.electronic() ? 1 : 0));
        }
    }

    static Overview of(Published published) {
        Map<Cluster, Tally> clusters = new EnumMap<>(Cluster.class);
        Map<LifeEvent, Tally> events = new EnumMap<>(LifeEvent.class);
        Map<Agency.Kind, Tally> kinds = new EnumMap<>(Agency.Kind.class);
        Map<String, Tally> byAgency = new HashMap<>();
        Tally all = Tally.NONE;
        for (Listing service : published.services()) {
            if (service.parent().isPresent()) {
                continue;
            }
            all = all.and(service);
            count(byAgency, service.agency(), service);
            Cluster cluster = service.classification().cluster();
            if (cluster != null) {
                count(clusters, cluster, service);
            }
            service.classification().events().forEach(event -> count(events, event, service));
            published.agency(service.agency()).ifPresent(agency -> count(kinds, agency.kind(), service));
        }
        return new Overview(
                published.agencies().size(),
                all.services(),
                published.services().size() - all.services(),
                all.electronic(),
                clusters,
                events,
                kinds,
                byAgency);
    }

    private static <K> void count(Map<K, Tally> tallies, K key, Listing service) {
        tallies.put(key, tallies.getOrDefault(key, Tally.NONE).and(service));
    }

    public long in(Cluster cluster) {
        return clusters.getOrDefault(cluster, Tally.NONE).services();
    }

    public long in(LifeEvent event) {
        return events.getOrDefault(event, Tally.NONE).services();
    }

    long of(Agency agency) {
        return byAgency.getOrDefault(agency.code(), Tally.NONE).services();
    }
}

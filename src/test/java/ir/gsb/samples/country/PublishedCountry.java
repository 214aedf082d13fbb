package ir.gsb.samples.country;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.PublishedService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people see of a synthetic country, without a store. */
public final class PublishedCountry {

    private final Country country;
    private final Map<String, String> codes = new HashMap<>();
    private final List<PublishedService> services;

    /** The country of the sample has its own seed, {@link Country#SEED}. */
    public PublishedCountry(long seed) {
        this.country = new Country(seed);
        this.services = country.services()
                .filter(service -> service.publishedVersion().isPresent())
                .map(this::published)
                .toList();
    }

    private PublishedService published(CountryService service) {
        String code = service.code().orElseThrow();
        int version = service.publishedVersion().orElseThrow();
        var sheet = service.versions().get(version - 1);
        codes.put(service.agency() + ' ' + service.reference(), code);
        var listing = new Listing(
                codes.size(),
                code,
                service.parent().map(parent -> code.substring(0, 8)),
                service.agency(),
                sheet.title(),
                sheet.classification(),
                false,
                version,
                service.written());
        return new PublishedService(listing, sheet);
    }

    /** Services and sub-services. */
    public List<PublishedService> services() {
        return services;
    }

    public Optional<Agency> agency(String code) {
        return country.agencies().stream()
                .filter(agency -> agency.code().equals(code))
                .findFirst();
    }

    /** The services that two agencies both give, each two by their codes. */
    public List<Set<String>> plantedPairs() {
        return country.plantedPairs().stream()
                .map(pair -> Set.of(code(pair.one()), code(pair.other())))
                .toList();
    }

    private String code(PlantedPair.Place place) {
        return codes.getOrDefault(place.agency() + ' ' + place.reference(), "");
    }
}

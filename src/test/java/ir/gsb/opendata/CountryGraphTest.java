package ir.gsb.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Published;
import ir.gsb.catalogue.PublishedService;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.TestPublished;
import ir.gsb.samples.country.Country;
import ir.gsb.samples.country.CountryService;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.rdf.model.Model;
import org.junit.jupiter.api.Test;

/** The whole sample catalogue as linked data. */
class CountryGraphTest {

    private static final int PORTION = 500;

    private final ServiceGraph graph = new ServiceGraph(new Addresses(URI.create("https://bus.example.gov")));

    @Test
    void every_published_service_conforms_to_the_published_shapes() {
        var country = new Country();
        Published published = TestPublished.of(country.agencies(), List.of());
        List<PublishedService> all = country.services()
                .filter(service -> service.publishedVersion().isPresent())
                .map(CountryGraphTest::published)
                .toList();
        List<String> violations = new ArrayList<>();
        long triples = 0;
        long begun = System.nanoTime();
        for (int from = 0; from < all.size(); from += PORTION) {
            Model model = graph.model(all.subList(from, Math.min(all.size(), from + PORTION)), published);
            triples += model.size();
            violations.addAll(Shapes.violations(model));
        }
        System.out.printf(
                "CPSV-AP: %d services, %d triples, %.1f s, %d violations%n",
                all.size(), triples, (System.nanoTime() - begun) / 1e9, violations.size());

        assertThat(all).hasSizeGreaterThan(5_000);
        assertThat(violations).isEmpty();
    }

    private static PublishedService published(CountryService service) {
        Sheet sheet = service.versions()
                .get(service.publishedVersion().orElseThrow() - 1)
                .publicPart();
        String code = service.code().orElseThrow();
        var listing = new Listing(
                1,
                code,
                code.length() > 8 ? Optional.of(code.substring(0, 8)) : Optional.empty(),
                service.agency(),
                sheet.title(),
                sheet.classification(),
                sheet.electronic(),
                service.publishedVersion().orElseThrow(),
                service.written());
        return new PublishedService(listing, sheet);
    }
}

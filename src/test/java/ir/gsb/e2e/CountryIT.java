package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Listing;
import ir.gsb.samples.country.Country;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountryIT {

    @Test
    void a_sample_hub_shows_the_country_soon_after_it_serves() {
        try (SampleHub hub = new SampleHub(Path.of("target/e2e-country"), SampleHub.COUNTRY)) {
            Catalogue catalogue = hub.part(Catalogue.class);
            List<String> published = new Country()
                    .services()
                    .filter(service -> service.publishedVersion().isPresent())
                    .flatMap(service -> service.code().stream())
                    .sorted()
                    .toList();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> catalogue.current().services().size() == published.size());
            assertThat(catalogue.current().services().stream().map(Listing::code))
                    .containsExactlyElementsOf(published);
            assertThat(catalogue.current().agencies()).hasSize(161);
        }
    }
}

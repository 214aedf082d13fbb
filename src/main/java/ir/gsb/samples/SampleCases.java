package ir.gsb.samples;

import ir.gsb.catalogue.Province;
import ir.gsb.tracking.Pilot;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Begins the pilot of tracking, in three provinces, and fills it with cases of made-up people at its agencies: the same
 * on every machine. It comes when the catalogue is loaded, and leaves alone what it finds.
 */
@Component
@Profile("sample")
@ConditionalOnProperty(name = "gsb.sample.country", havingValue = "true", matchIfMissing = true)
final class SampleCases {

    static final Set<Province> PROVINCES = EnumSet.of(Province.QAZVIN, Province.HORMOZGAN, Province.KHUZESTAN);

    static final List<String> AGENCIES = List.of(
            "tax",
            "civil-registry",
            "social-security",
            "land-registry",
            "traffic-police",
            "post",
            "water-wastewater",
            "gas-company",
            "ahvaz-municipality");

    private static final Logger LOG = LoggerFactory.getLogger(SampleCases.class);

    private final Pilot pilot;
    private final SqlSampleCases store;
    private final CaseStories stories;

    SampleCases(Pilot pilot, SqlSampleCases store, CaseStories stories) {
        this.pilot = pilot;
        this.store = store;
        this.stories = stories;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE - 10)
    void load() {
        List<SqlSampleCases.Service> services = store.services(AGENCIES);
        if (services.isEmpty() || store.areLoaded()) {
            return;
        }
        services.stream().map(SqlSampleCases.Service::agency).distinct().forEach(this::begin);
        List<CaseStory> all = stories.all(services);
        store.load(all);
        LOG.info("{} tracked cases of {} services are loaded", all.size(), services.size());
    }

    private void begin(String agency) {
        PROVINCES.forEach(province -> pilot.change(agency, province, true, "sample", "the pilot begins"));
    }
}

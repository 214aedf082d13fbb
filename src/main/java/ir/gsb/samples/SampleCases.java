package ir.gsb.samples;

import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Province;
import ir.gsb.tracking.Pilot;
import ir.gsb.tracking.Surveys;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Begins the pilot of tracking, in three provinces, and fills it with cases of made-up people at its agencies: the same
 * on every machine. It comes as soon as something is published, for the country is loaded as a whole, and leaves alone
 * what it finds.
 */
@Component
@Profile("sample")
@ConditionalOnProperty(name = "gsb.sample.country", matchIfMissing = true)
final class SampleCases implements DisposableBean {

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

    private final Catalogue catalogue;
    private final Pilot pilot;
    private final Surveys surveys;
    private final SqlSampleCases store;
    private final CaseStories stories;
    private final Thread loading = Thread.ofPlatform()
            .daemon()
            .name("sample-cases")
            .priority(Thread.MIN_PRIORITY)
            .unstarted(this::load);
    private volatile boolean stopped;

    SampleCases(Catalogue catalogue, Pilot pilot, Surveys surveys, SqlSampleCases store, CaseStories stories) {
        this.catalogue = catalogue;
        this.pilot = pilot;
        this.surveys = surveys;
        this.store = store;
        this.stories = stories;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        loading.start();
    }

    private void load() {
        try {
            awaitServices();
            List<SqlSampleCases.Service> services = store.services(AGENCIES);
            if (services.isEmpty() || store.areLoaded()) {
                return;
            }
            long begun = System.nanoTime();
            services.stream().map(SqlSampleCases.Service::agency).distinct().forEach(this::beginPilot);
            List<CaseStory> all = stories.all(services);
            store.load(all);
            surveys.publish();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            LOG.info(
                    "{} tracked cases of {} services are loaded, in {} ms",
                    all.size(),
                    services.size(),
                    took.toMillis());
        } catch (InterruptedException | RuntimeException failed) {
            if (!stopped) {
                LOG.warn("The sample cases cannot be loaded", failed);
            }
        }
    }

    private void awaitServices() throws InterruptedException {
        var published = new CountDownLatch(1);
        catalogue.follow((fresh, gone) -> {
            if (!fresh.isEmpty()) {
                published.countDown();
            }
        });
        published.await();
    }

    private void beginPilot(String agency) {
        PROVINCES.forEach(province -> pilot.change(agency, province, true, "sample", "the pilot begins"));
    }

    /** Waits until it is given up, so that the store is not closed below it. */
    @Override
    public void destroy() throws InterruptedException {
        stopped = true;
        loading.interrupt();
        loading.join(Duration.ofSeconds(10));
    }
}

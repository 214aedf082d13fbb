package ir.gsb.samples.country;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Loads the synthetic country once the hub serves; {@code gsb.sample.country=false} leaves the catalogue empty. */
@Component
@Profile("sample")
@ConditionalOnProperty(name = "gsb.sample.country", matchIfMissing = true)
final class CountryAtStart implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CountryAtStart.class);

    private final SqlCountry store;
    private final Thread loading = Thread.ofPlatform()
            .daemon()
            .name("sample-country")
            .priority(Thread.MIN_PRIORITY)
            .unstarted(this::load);
    private volatile boolean stopped;

    CountryAtStart(DataSource source) {
        this.store = new SqlCountry(source);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        loading.start();
    }

    private void load() {
        long begun = System.nanoTime();
        try {
            var country = new Country();
            int agencies = country.agencies().size();
            LOG.info("The synthetic country is being loaded: {} agencies", agencies);
            SqlCountry.Result result = store.load(country, done -> {
                for (int quarter = 1; quarter < 4; quarter++) {
                    if (done == agencies * quarter / 4) {
                        LOG.info("The synthetic country: {} of {} agencies", done, agencies);
                    }
                }
                return !stopped;
            });
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            switch (result) {
                case LOADED -> LOG.info("The synthetic country is loaded: {}, in {} ms", store.size(), took.toMillis());
                case THERE_ALREADY -> LOG.info("The catalogue is not empty and stays as it is");
                case GIVEN_UP -> LOG.info("The hub stops: the synthetic country is not loaded");
            }
        } catch (SQLException | RuntimeException failed) {
            if (!stopped) {
                LOG.warn("The synthetic country cannot be loaded", failed);
            }
        }
    }

    /** Waits until it is taken back, so that the store is not closed below it. */
    @Override
    public void destroy() throws InterruptedException {
        stopped = true;
        loading.join(Duration.ofSeconds(10));
    }
}

package ir.gsb.workplace;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.Ordered;

/** How files come in. */
@Configuration(proxyBeanMethods = false)
class UploadsConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(UploadsConfiguration.class);

    @Bean
    @DependsOn("flywayInitializer")
    SqlUploads uploads(DataSource store) {
        return new SqlUploads(store);
    }

    /** What goes wrong is logged and tried again a minute later: one that threw would never run again. */
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService uploadSweeping(SqlUploads uploads, Clock clock) {
        var scheduled = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("upload-sweep").factory());
        scheduled.scheduleWithFixedDelay(() -> sweep(uploads, clock), 0, 1, TimeUnit.MINUTES);
        return scheduled;
    }

    private static void sweep(SqlUploads uploads, Clock clock) {
        try {
            uploads.sweep(clock.instant());
        } catch (RuntimeException failed) {
            LOG.warn("Files that nobody brought in could not be swept: {}", failed.getMessage());
        }
    }

    /** Before the sign-in, which reads a form's fields and so would read the files too. */
    @Bean
    FilterRegistrationBean<Uploads> uploadsAtOneAddress() {
        var filter = new FilterRegistrationBean<>(new Uploads());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }
}

package ir.gsb.config;

import ir.gsb.delivery.FaultyFilesException;
import ir.gsb.delivery.ServedFiles;
import ir.gsb.workbench.Workbench;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The integrators' files, and what takes their place while the hub runs. */
@Configuration(proxyBeanMethods = false)
class ReloadConfiguration {

    @Bean
    ServedFiles servedFiles(HubProperties hub, Clock clock) {
        var files = new Workbench(hub.routes(), hub.schemas());
        return new ServedFiles(files.routes(), files.schemas(), files::faultsOfServed, clock);
    }

    @Bean
    CamelContextConfiguration routeFiles(ServedFiles files) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                // The routes are started one by one, so that all faults of all files can be told.
            }

            @Override
            public void afterApplicationStart(CamelContext context) {
                try {
                    files.start(context);
                } catch (FaultyFilesException _) {
                    // Camel would log it and go on; it is told below
                }
            }
        };
    }

    /** A hub that serves nothing does not come up: its files are told to be faulty, and that ends its start. */
    @Bean
    ApplicationRunner filesAreServed(ServedFiles files, CamelContext context) {
        return _ -> {
            if (files.state().isEmpty()) {
                files.start(context);
            }
        };
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService reloading(ServedFiles files, ReloadProperties reload) {
        var scheduled = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("reload").factory());
        long every = reload.every().toMillis();
        scheduled.scheduleWithFixedDelay(files::look, every, every, TimeUnit.MILLISECONDS);
        return scheduled;
    }

    @Bean
    InquiriesEndpoint inquiriesEndpoint(ServedFiles files) {
        return new InquiriesEndpoint(files);
    }
}

package ir.gsb;

import ir.gsb.samples.SampleSurroundings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;

/** The hub. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GsbApplication {

    /** Starts a node and returns when it serves. */
    public static ConfigurableApplicationContext start(String... args) {
        var application = new SpringApplication(GsbApplication.class);
        application.addInitializers(new FreePorts(), new PlainPaths(), new SampleSurroundings());
        return application.run(args);
    }
}

package ir.gsb;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Says in one sentence, before anything is started, that a port of the hub is taken. */
final class FreePorts implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        for (String name : new String[] {"server.port", "gsb.tls.port"}) {
            Integer port = context.getEnvironment().getProperty(name, Integer.class);
            if (port != null && port > 0) {
                check(name, port);
            }
        }
    }

    private static void check(String name, int port) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(port));
        } catch (IOException taken) {
            String other = "--" + name + "=" + (port + 10);
            throw new CannotStartException("Port " + port + " is taken: stop what listens there, or start with " + other
                    + " (java -jar target/gsb.jar " + other + ", or mvn spring-boot:run -Dspring-boot.run.arguments="
                    + other + ").");
        }
    }
}

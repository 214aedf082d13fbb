package ir.gsb.delivery;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ir.gsb.TestPort;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.LoggerFactory;
import org.springframework.jms.connection.CachingConnectionFactory;

/** A broker that is reached over TCP, as in production, and can be stopped and started again. */
public final class TestBroker implements AutoCloseable {

    private final int port;
    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

    public TestBroker(Path folder) {
        if (LoggerFactory.getLogger("org.apache.activemq") instanceof Logger logger) {
            logger.setLevel(Level.ERROR);
        }
        port = TestPort.free();
        try {
            broker.setConfiguration(new ConfigurationImpl()
                    .setSecurityEnabled(false)
                    .setPersistenceEnabled(false)
                    .setJournalDirectory(folder.resolve("journal").toString())
                    .setName("test-" + port)
                    .addAcceptorConfiguration("tcp", url()));
        } catch (Exception wrong) {
            throw new IllegalStateException(wrong);
        }
        start();
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    public void start() {
        try {
            broker.start();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    public void stop() {
        try {
            broker.stop();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** As Spring Boot makes one. */
    public ConnectionFactory connections() {
        return new CachingConnectionFactory(plain());
    }

    /** One that caches nothing, for a provider. */
    public ConnectionFactory plain() {
        return new ActiveMQConnectionFactory(url());
    }

    /** How many messages lie in a queue; 0 if there is no such queue. */
    public long waiting(String queue) {
        var found = broker.getActiveMQServer().locateQueue(SimpleString.of(queue));
        return found == null ? 0 : found.getMessageCount();
    }

    @Override
    public void close() {
        stop();
    }
}

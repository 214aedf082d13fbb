package ir.gsb.config;

import ir.gsb.exchangelog.DeferredExchanges;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.ExchangeView;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.path.CamelCarrier;
import ir.gsb.path.Later;
import ir.gsb.path.QueuePath;
import ir.gsb.path.Stages;
import ir.gsb.queue.CallbackAddress;
import ir.gsb.queue.Callbacks;
import ir.gsb.queue.LaterExchanges;
import ir.gsb.queue.QueueSettings;
import ir.gsb.queue.QueueView;
import ir.gsb.registry.Registry;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.ServerTrust;
import ir.gsb.security.SigningKey;
import jakarta.jms.ConnectionFactory;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.jms.JmsHealthIndicator;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** The queue: exchanges that are accepted now and carried out later. */
@Configuration(proxyBeanMethods = false)
class QueueConfiguration {

    private static final Duration PATIENCE_WITH_BROKER = Duration.ofSeconds(2);

    @Bean
    DeferredExchanges deferredExchanges(ExchangeLog log, DataSource store, Clock clock) {
        return new DeferredExchanges(log, store, clock);
    }

    @Bean
    ExchangeView.More queueView(DataSource store, Clock clock) {
        return new QueueView(store, clock);
    }

    @Bean
    Later later(ObjectProvider<LaterExchanges> queue, DeferredExchanges deferred) {
        return new Later(queue::getObject, deferred);
    }

    @Bean
    QueuePath queuePath(Stages stages, Later later) {
        return new QueuePath(stages, later);
    }

    @Bean
    LaterExchanges laterExchanges(
            DataSource store,
            ConnectionFactory broker,
            DeferredExchanges deferred,
            ExchangeLog log,
            ExchangeView view,
            Registry.Source registry,
            Stages stages,
            @Lazy ProducerTemplate routes,
            RecordingSettings recording,
            QueueProperties queue,
            Clock clock,
            SecureRandom random) {
        var ground = new LaterExchanges.Ground(
                store,
                broker,
                deferred,
                log,
                view,
                registry,
                new CamelCarrier(routes),
                stages.verifier()::verifyHead,
                clock,
                random);
        return new LaterExchanges(ground, settings(recording, queue));
    }

    private static QueueSettings settings(RecordingSettings recording, QueueProperties queue) {
        return new QueueSettings(
                recording.node(),
                queue.perProvider(),
                queue.deadline(),
                queue.attempts(),
                queue.backOff(),
                queue.longestBackOff(),
                recording.lease(),
                queue.requeueAfter(),
                queue.window(),
                queue.batchLimit().toBytes());
    }

    @Bean
    Callbacks callbacks(
            DataSource store,
            ExchangeLog log,
            ExchangeView view,
            Registry.Source registry,
            SigningKey key,
            RecordingSettings recording,
            QueueProperties queue,
            Clock clock,
            SecureRandom random) {
        return new Callbacks(
                store,
                log,
                view,
                registry,
                RestRequestSigner.ofCallbacks(key, clock, random),
                new CallbackAddress(queue.callbackLoopback(), queue.callbackInside()),
                trust(queue),
                settings(recording, queue),
                clock,
                random);
    }

    private static SSLContext trust(QueueProperties queue) {
        return ServerTrust.in(Optional.ofNullable(queue.callbackCa()));
    }

    /** In place of Spring's own, which waits for half a minute for a broker that is away. */
    @Bean(destroyMethod = "close")
    HealthIndicator jmsHealthIndicator(ConnectionFactory broker) {
        return new PatientHealth(new JmsHealthIndicator(broker), PATIENCE_WITH_BROKER);
    }

    @Bean
    Start queueStart(LaterExchanges queue, Callbacks callbacks) {
        return new Start(queue, callbacks);
    }

    /** Begins when all routes run. */
    record Start(LaterExchanges queue, Callbacks callbacks) {
        @EventListener(ApplicationReadyEvent.class)
        void ready() throws SQLException {
            queue.start(callbacks);
        }

        /** Before the routes stop, so that what is in hand comes to its end. */
        @EventListener(ContextClosedEvent.class)
        void closing() {
            queue.close();
        }
    }
}

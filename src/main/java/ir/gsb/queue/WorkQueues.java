package ir.gsb.queue;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.Party;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;

/**
 * A queue at the broker for each provider, with consumers of its own, so that a provider that hangs holds up nobody else.
 * A message is the id of an exchange and may get lost or come twice: the store knows better.
 */
final class WorkQueues implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkQueues.class);
    private static final String PREFIX = "gsb.work.";
    private static final int SINGLE = 6;
    private static final int OF_BATCH = 3;
    private static final long RECEIVE_MILLIS = 500;
    private static final long IN_HAND_NANOS = Duration.ofSeconds(8).toNanos();
    private static final long MOMENT_NANOS = Duration.ofMillis(20).toNanos();
    private static final long PAUSE_NANOS = Duration.ofMillis(500).toNanos();

    private final ConnectionFactory broker;
    private final JmsTemplate template;
    private final int perProvider;
    private final Consumer<ExchangeId> worker;
    private final Map<Party, Thread> consumers = new ConcurrentHashMap<>();
    private final AtomicInteger inHand = new AtomicInteger();
    private volatile boolean open = true;
    private volatile boolean away;

    /** @param worker does the work of one exchange, and throws nothing */
    WorkQueues(ConnectionFactory broker, int perProvider, Consumer<ExchangeId> worker) {
        this.broker = broker;
        this.template = new JmsTemplate(broker);
        this.perProvider = perProvider;
        this.worker = worker;
    }

    private static String name(Party provider) {
        return PREFIX + provider.agency() + "." + provider.system();
    }

    /**
     * Tells of an exchange. If the broker is away, whoever looks for what it forgot tells it again.
     *
     * @param ofBatch whether those that came one by one go before it
     */
    void tell(Party provider, ExchangeId exchange, boolean ofBatch, Duration delay) {
        try {
            template.execute(name(provider), (session, producer) -> {
                producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
                producer.setPriority(ofBatch ? OF_BATCH : SINGLE);
                producer.setDeliveryDelay(delay.toMillis());
                producer.send(session.createTextMessage(exchange.toString()));
                return null;
            });
            away = false;
        } catch (JmsException gone) {
            broken(gone);
        }
    }

    /** Whether nothing waits at the broker for this provider. */
    boolean isEmpty(Party provider) {
        try {
            return Boolean.TRUE.equals(template.browse(
                    name(provider),
                    (session, browser) -> !browser.getEnumeration().hasMoreElements()));
        } catch (JmsException gone) {
            broken(gone);
            return false;
        }
    }

    private void broken(Exception why) {
        if (!away && open) {
            LOG.warn("The broker is away; what is accepted waits in the store: {}", why.getMessage());
        }
        away = true;
    }

    /** Begins to take work for a provider, if it is not taken yet. */
    void serve(Party provider) {
        consumers.computeIfAbsent(
                provider, one -> Thread.ofVirtual().name("queue " + provider).start(() -> consume(one)));
    }

    private void consume(Party provider) {
        var places = new Semaphore(perProvider);
        while (open) {
            try (Connection connection = broker.createConnection();
                    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    MessageConsumer consumer = session.createConsumer(session.createQueue(name(provider)))) {
                connection.start();
                while (open) {
                    take(consumer, places);
                }
            } catch (JMSException gone) {
                broken(gone);
                LockSupport.parkNanos(PAUSE_NANOS);
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    private void take(MessageConsumer consumer, Semaphore places) throws JMSException, InterruptedException {
        places.acquire();
        boolean begun = false;
        try {
            Message message = consumer.receive(RECEIVE_MILLIS);
            if (message instanceof TextMessage text) {
                var exchange = ExchangeId.parse(text.getText());
                inHand.incrementAndGet();
                Thread.ofVirtual().name("queue " + exchange).start(() -> {
                    try {
                        worker.accept(exchange);
                    } finally {
                        inHand.decrementAndGet();
                        places.release();
                    }
                });
                begun = true;
            }
        } finally {
            if (!begun) {
                places.release();
            }
        }
    }

    /** Takes nothing more, and gives what is in hand some time to end. */
    @Override
    public void close() {
        open = false;
        consumers.values().forEach(Thread::interrupt);
        long late = System.nanoTime() + IN_HAND_NANOS;
        while (inHand.get() > 0 && System.nanoTime() < late) {
            LockSupport.parkNanos(MOMENT_NANOS);
        }
    }
}

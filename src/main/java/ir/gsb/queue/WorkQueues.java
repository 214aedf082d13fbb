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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
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
    private static final int IN_HAND_PER_PLACE = 4;
    private static final int MOST_UNTOLD = 20_000;
    private static final int TELLERS = 2;
    private static final long RECEIVE_MILLIS = 500;
    private static final long IN_HAND_NANOS = Duration.ofSeconds(8).toNanos();
    private static final long MOMENT_NANOS = Duration.ofMillis(20).toNanos();
    private static final long PAUSE_NANOS = Duration.ofMillis(500).toNanos();

    private record Told(Party provider, ExchangeId exchange, boolean ofBatch, Duration delay) {}

    private final ConnectionFactory broker;
    private final JmsTemplate template;
    private final int perProvider;
    private final Work worker;
    private final Map<Party, Thread> consumers = new ConcurrentHashMap<>();
    private final BlockingQueue<Told> untold = new ArrayBlockingQueue<>(MOST_UNTOLD);
    private final List<Thread> tellers;
    private final AtomicInteger inHand = new AtomicInteger();
    private volatile boolean open = true;
    private volatile boolean away;

    /** Does the work of one exchange, and throws nothing. */
    @FunctionalInterface
    interface Work {

        /** @param asked to be run once the provider is done with it, if that is before the end */
        void run(ExchangeId exchange, Runnable asked);
    }

    WorkQueues(ConnectionFactory broker, int perProvider, Work worker) {
        this.broker = broker;
        this.template = new JmsTemplate(broker);
        this.perProvider = perProvider;
        this.worker = worker;
        this.tellers = IntStream.range(0, TELLERS)
                .mapToObj(number ->
                        Thread.ofVirtual().name("queue teller " + number).start(this::tellAll))
                .toList();
    }

    private static String name(Party provider) {
        return PREFIX + provider.agency() + "." + provider.system();
    }

    /**
     * Has the broker told of an exchange, and waits for nothing: a broker that is away may hold up who tells it for long. What
     * it is not told, whoever looks for what it forgot tells it again.
     *
     * @param ofBatch whether those that came one by one go before it
     */
    void tell(Party provider, ExchangeId exchange, boolean ofBatch, Duration delay) {
        if (!untold.offer(new Told(provider, exchange, ofBatch, delay))) {
            LOG.debug("exchange {} is told to the broker later", exchange);
        }
    }

    private void tellAll() {
        try {
            while (open) {
                tell(untold.take());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Told told) {
        try {
            template.execute(name(told.provider()), (session, producer) -> {
                producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
                producer.setPriority(told.ofBatch() ? OF_BATCH : SINGLE);
                producer.setDeliveryDelay(told.delay().toMillis());
                producer.send(session.createTextMessage(told.exchange().toString()));
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
        var hands = new Semaphore(perProvider * IN_HAND_PER_PLACE);
        while (open) {
            try (Connection connection = broker.createConnection();
                    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    MessageConsumer consumer = session.createConsumer(session.createQueue(name(provider)))) {
                connection.start();
                while (open) {
                    take(consumer, hands, places);
                }
            } catch (JMSException gone) {
                broken(gone);
                LockSupport.parkNanos(PAUSE_NANOS);
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    /** Who only waits for the record of an answer keeps no other from asking the provider. */
    private void take(MessageConsumer consumer, Semaphore hands, Semaphore places)
            throws JMSException, InterruptedException {
        hands.acquire();
        boolean begun = false;
        try {
            places.acquire();
            var place = new Place(places);
            try {
                Message message = consumer.receive(RECEIVE_MILLIS);
                if (message instanceof TextMessage text) {
                    begin(ExchangeId.parse(text.getText()), hands, place);
                    begun = true;
                }
            } finally {
                if (!begun) {
                    place.free();
                }
            }
        } finally {
            if (!begun) {
                hands.release();
            }
        }
    }

    private void begin(ExchangeId exchange, Semaphore hands, Place place) {
        inHand.incrementAndGet();
        Thread.ofVirtual().name("queue " + exchange).start(() -> {
            try {
                worker.run(exchange, place::free);
            } finally {
                place.free();
                hands.release();
                inHand.decrementAndGet();
            }
        });
    }

    /** A place with a provider, given back once. */
    private static final class Place {

        private final Semaphore places;
        private final AtomicBoolean free = new AtomicBoolean();

        Place(Semaphore places) {
            this.places = places;
        }

        void free() {
            if (free.compareAndSet(false, true)) {
                places.release();
            }
        }
    }

    /** Takes nothing more, and gives what is in hand some time to end. */
    @Override
    public void close() {
        open = false;
        consumers.values().forEach(Thread::interrupt);
        tellers.forEach(Thread::interrupt);
        long late = System.nanoTime() + IN_HAND_NANOS;
        while (inHand.get() > 0 && System.nanoTime() < late) {
            LockSupport.parkNanos(MOMENT_NANOS);
        }
    }
}

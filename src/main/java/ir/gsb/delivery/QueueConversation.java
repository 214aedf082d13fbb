package ir.gsb.delivery;

import ir.gsb.message.Headers;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Requests on one queue, replies on another (the request-reply pattern of JMS). A reply is taken by its correlation id,
 * once, while somebody waits for it; late and unknown ones are dropped unread.
 */
final class QueueConversation implements AutoCloseable {

    private static final int LARGEST_REPLY = 10 << 20;
    private static final int OK = 200;
    private static final long RECONNECT_MILLIS = 1000;

    private final String requests;
    private final String replies;
    private final JmsTemplate broker;
    private final DefaultMessageListenerContainer listener = new DefaultMessageListenerContainer();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, CompletableFuture<RawAnswer>> waiting = new ConcurrentHashMap<>();

    /** Begins to listen; a broker that is away is tried again until it is there. */
    QueueConversation(ConnectionFactory broker, String requests, String replies) {
        this.requests = requests;
        this.replies = replies;
        this.broker = new JmsTemplate(broker);
        var threads = new SimpleAsyncTaskExecutor("replies-");
        threads.setVirtualThreads(true);
        listener.setConnectionFactory(broker);
        listener.setDestinationName(replies);
        listener.setMessageListener((jakarta.jms.MessageListener) this::take);
        listener.setTaskExecutor(threads);
        listener.setBackOff(new FixedBackOff(RECONNECT_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
        listener.afterPropertiesSet();
        listener.start();
    }

    /** A request under way: until it is handed to the broker, the provider cannot have got it. */
    private record Asked(
            QueuedRequest request, long deadline, CompletableFuture<RawAnswer> reply, AtomicBoolean handedOver) {

        long millisLeft() {
            return TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
    }

    /**
     * Asks, and waits for the reply.
     *
     * @throws SocketTimeoutException if none came in time
     * @throws IOException if the request could not be sent
     */
    RawAnswer ask(QueuedRequest request, Duration patience) throws IOException, InterruptedException {
        var asked = new Asked(
                request, System.nanoTime() + patience.toNanos(), new CompletableFuture<>(), new AtomicBoolean());
        waiting.put(request.correlationId(), asked.reply());
        try {
            // On a thread of its own, since a broker that hangs holds up the sending for longer than anyone waits.
            senders.execute(() -> send(asked));
            return asked.reply().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw failure(asked.handedOver().get(), late);
        } catch (ExecutionException failed) {
            throw failure(false, failed);
        } finally {
            waiting.remove(request.correlationId());
        }
    }

    private static IOException failure(boolean handedOver, Throwable cause) {
        var failure = handedOver
                ? new SocketTimeoutException("no reply on the queue in time")
                : new IOException("the request could not be put on the queue");
        failure.initCause(cause);
        return failure;
    }

    private void send(Asked asked) {
        try {
            broker.execute(requests, (session, producer) -> {
                send(session, producer, asked);
                return true;
            });
        } catch (JmsException away) {
            asked.reply().completeExceptionally(away);
        }
    }

    /**
     * It expires when nobody waits for the reply any more, so a provider that was offline does not find it. For the same
     * reason it need not outlive the broker.
     */
    private void send(Session session, MessageProducer producer, Asked asked) throws JMSException {
        QueuedRequest request = asked.request();
        TextMessage message = session.createTextMessage(request.text());
        message.setJMSCorrelationID(request.correlationId());
        message.setJMSReplyTo(session.createQueue(replies));
        if (request.trace().isPresent()) {
            message.setStringProperty("traceparent", request.trace().get());
        }
        long left = asked.millisLeft();
        if (left > 0) {
            asked.handedOver().set(true);
            producer.send(message, DeliveryMode.NON_PERSISTENT, Message.DEFAULT_PRIORITY, left);
        }
    }

    private void take(Message message) {
        try {
            String id = message.getJMSCorrelationID();
            CompletableFuture<RawAnswer> reply = id == null ? null : waiting.remove(id);
            if (reply != null) {
                reply.complete(new RawAnswer(OK, new Headers(List.of()), body(message)));
            }
        } catch (JMSException unreadable) {
            throw new IllegalStateException("a reply cannot be read", unreadable);
        }
    }

    /** Of a kind of message that holds no text nothing is read, least of all an object. */
    private static byte[] body(Message message) throws JMSException {
        return switch (message) {
            case TextMessage text when text.getText() != null -> text.getText().getBytes(StandardCharsets.UTF_8);
            case BytesMessage bytes -> {
                byte[] body = new byte[(int) Math.min(bytes.getBodyLength(), LARGEST_REPLY + 1L)];
                bytes.readBytes(body);
                yield body;
            }
            default -> new byte[0];
        };
    }

    @Override
    public void close() {
        listener.shutdown();
        senders.shutdownNow();
    }
}

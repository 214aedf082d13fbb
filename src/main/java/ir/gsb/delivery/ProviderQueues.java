package ir.gsb.delivery;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Asks providers that take requests from a queue of the hub's broker and put their replies on another, which only this
 * node reads.
 */
public final class ProviderQueues implements AutoCloseable {

    private static final int ID_BYTES = 16;

    private record Queues(String requests, String replies) {}

    private final ConnectionFactory broker;
    private final String node;
    private final SecureRandom random;
    private final Map<Queues, QueueConversation> conversations = new ConcurrentHashMap<>();

    /** @param node the name of this node, which no other node of the broker's has */
    public ProviderQueues(ConnectionFactory broker, String node, SecureRandom random) {
        this.broker = broker;
        this.node = node;
        this.random = random;
    }

    /**
     * Sends what {@link ProviderCall#ask} prepared and takes in the reply.
     *
     * @throws IOException if the broker cannot be reached, or no reply came in time; so that the circuit breaker counts
     *     it
     */
    public void converse(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        String text = new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
        var request = new QueuedRequest(
                correlationId(), text, Optional.ofNullable(message.getHeader("traceparent", String.class)));
        Duration patience = Duration.ofMillis(exchange.getProperty("gsb.timeout", Long.class));
        try {
            RawAnswer answer = conversation(exchange).ask(request, patience);
            message.removeHeaders("*");
            message.setBody(answer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            var failure = new InterruptedIOException("stopped while waiting for a reply");
            failure.initCause(stopped);
            throw failure;
        }
    }

    private QueueConversation conversation(Exchange exchange) {
        var queues = new Queues(
                exchange.getProperty("gsb.queue", String.class),
                exchange.getProperty("gsb.replies", String.class) + "." + node);
        return conversations.computeIfAbsent(
                queues, both -> new QueueConversation(broker, both.requests(), both.replies()));
    }

    /** Nobody but the provider can know it, so nobody else can reply. */
    private String correlationId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    @Override
    public void close() {
        conversations.values().forEach(QueueConversation::close);
    }
}

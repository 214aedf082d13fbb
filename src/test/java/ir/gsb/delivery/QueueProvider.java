package ir.gsb.delivery;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.Map;

/** A provider at a queue that a test lets do whatever it likes, one message after the other. */
public final class QueueProvider implements AutoCloseable {

    private static final long PATIENCE = 10_000;

    private final JMSContext broker;
    private final String queue;

    public QueueProvider(ConnectionFactory connections, String queue) {
        this.broker = connections.createContext();
        this.queue = queue;
    }

    /** Waits for the next request. */
    public TextMessage next() {
        try (var consumer = broker.createConsumer(broker.createQueue(queue))) {
            return (TextMessage) consumer.receive(PATIENCE);
        }
    }

    /** Whether a request lies there. */
    public boolean isAsked() {
        try (var consumer = broker.createConsumer(broker.createQueue(queue))) {
            return consumer.receive(300) != null;
        }
    }

    public void reply(TextMessage request, String text) throws Exception {
        reply(request, request.getJMSCorrelationID(), broker.createTextMessage(text));
    }

    public void replyAs(TextMessage request, String correlationId, String text) throws Exception {
        reply(request, correlationId, broker.createTextMessage(text));
    }

    /** Replies with what is no text. */
    public void replyWithMap(TextMessage request) throws Exception {
        var map = broker.createMapMessage();
        Map.of("state", "ok").forEach((name, value) -> {
            try {
                map.setString(name, value);
            } catch (jakarta.jms.JMSException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        reply(request, request.getJMSCorrelationID(), map);
    }

    public void replyWithBytes(TextMessage request, byte[] bytes) throws Exception {
        var message = broker.createBytesMessage();
        message.writeBytes(bytes);
        reply(request, request.getJMSCorrelationID(), message);
    }

    private void reply(TextMessage request, String correlationId, Message message) throws Exception {
        message.setJMSCorrelationID(correlationId);
        broker.createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT).send(request.getJMSReplyTo(), message);
    }

    @Override
    public void close() {
        broker.close();
    }
}

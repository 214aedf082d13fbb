package ir.gsb.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.jms.connection.SingleConnectionFactory;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.jms.listener.SessionAwareMessageListener;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.FixedBackOff;

/** The insurance records of the social security, which take requests from a queue and reply in a JSON of their own. */
@Component
@Profile("sample")
public final class SampleInsurance implements SessionAwareMessageListener<Message>, DisposableBean {

    /** Where it takes its requests from. */
    public static final String QUEUE = "provider.social-security.insurance";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int NOT_FOUND = 14;
    private static final int UNKNOWN_SERVICE = 90;
    private static final long RECONNECT_MILLIS = 1000;

    private final Clock clock;
    private final ConnectionFactory broker;
    private final JsonNode people = read();
    private DefaultMessageListenerContainer listener;

    SampleInsurance(ConnectionFactory broker, Clock clock) {
        this.clock = clock;
        this.broker = unshared(broker);
        this.listener = listening();
    }

    /** A provider has a connection of its own, which is closed when it leaves. */
    private static ConnectionFactory unshared(ConnectionFactory broker) {
        return broker instanceof SingleConnectionFactory shared && shared.getTargetConnectionFactory() != null
                ? shared.getTargetConnectionFactory()
                : broker;
    }

    private DefaultMessageListenerContainer listening() {
        var made = new DefaultMessageListenerContainer();
        made.setConnectionFactory(broker);
        made.setDestinationName(QUEUE);
        made.setMessageListener(this);
        made.setConcurrentConsumers(2);
        made.setBackOff(new FixedBackOff(RECONNECT_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
        made.afterPropertiesSet();
        made.start();
        return made;
    }

    /** Goes home; requests wait, or expire. */
    public synchronized void leave() {
        listener.shutdown();
    }

    /** Is at work again, if it had left. */
    public synchronized void comeBack() {
        if (!listener.isActive()) {
            listener = listening();
        }
    }

    @Override
    public void onMessage(Message request, Session session) throws JMSException {
        if (!(request instanceof TextMessage text) || request.getJMSReplyTo() == null) {
            return;
        }
        TextMessage reply = session.createTextMessage(answer(text.getText()));
        reply.setJMSCorrelationID(request.getJMSCorrelationID());
        long until = request.getJMSExpiration();
        long left = until == 0 ? 0 : Math.max(1, until - clock.millis());
        try (var producer = session.createProducer(request.getJMSReplyTo())) {
            producer.send(reply, DeliveryMode.NON_PERSISTENT, Message.DEFAULT_PRIORITY, left);
        }
    }

    private String answer(String request) {
        try {
            JsonNode asked = JSON.readTree(request);
            if (!asked.path("service").asText().equals("BIME-01")) {
                return result(UNKNOWN_SERVICE, "سرويس ناشناخته").toString();
            }
            return find(asked)
                    .map(person -> result(0, "").<ObjectNode>set("insured", person))
                    .orElseGet(() -> result(NOT_FOUND, "بيمه شده يافت نشد"))
                    .toString();
        } catch (JsonProcessingException _) {
            return result(UNKNOWN_SERVICE, "درخواست ناخوانا").toString();
        }
    }

    private Optional<JsonNode> find(JsonNode asked) {
        String code = asked.path("melliCode").asText().replaceFirst("^0+", "");
        String number = asked.path("bimeNo").asText();
        return StreamSupport.stream(people.spliterator(), false)
                .filter(person -> person.path("melliCode").asText().equals(code)
                        || person.path("bimeNo").asText().equals(number))
                .findFirst();
    }

    private static ObjectNode result(int code, String text) {
        return JSON.createObjectNode().put("resultCode", code).put("resultText", text);
    }

    private static JsonNode read() {
        try (InputStream in = SampleInsurance.class.getResourceAsStream("/samples/insurance.json")) {
            return JSON.readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException("the sample data cannot be read", broken);
        }
    }

    @Override
    public void destroy() {
        leave();
    }
}

package ir.gsb.path;

import ir.gsb.ingress.Bus;
import ir.gsb.message.Arriving;
import ir.gsb.message.Concluded;
import ir.gsb.message.Outcome;
import ir.gsb.message.Received;
import ir.gsb.message.Refusal;
import ir.gsb.message.Rendered;
import ir.gsb.message.Reply;
import ir.gsb.security.ReplySigner;
import java.io.InputStream;
import org.apache.camel.ProducerTemplate;

/** Hands the front door's messages to the routes of {@link MessagePath}. */
public final class CamelBus implements Bus {

    private final ProducerTemplate routes;
    private final ReplySigner replySigner;

    public CamelBus(ProducerTemplate routes, ReplySigner replySigner) {
        this.routes = routes;
        this.replySigner = replySigner;
    }

    @Override
    public Reply exchange(Received received) {
        return send(MessagePath.EXCHANGE, received);
    }

    @Override
    public Reply batch(Received received, InputStream content) {
        return send(QueuePath.BATCH, new Arriving(received, content));
    }

    @Override
    public Reply answers(Received received) {
        return send(QueuePath.ANSWERS, received);
    }

    @Override
    public Reply look(Received received) {
        return send(MessagePath.LOOK, received);
    }

    @Override
    public Reply audit(Received received) {
        return send(MessagePath.AUDIT, received);
    }

    @Override
    public Reply registry(Received received) {
        return send(MessagePath.REGISTRY, received);
    }

    @Override
    public Reply joining(Received received) {
        return send(MessagePath.JOINING, received);
    }

    @Override
    public Reply queue(Received received) {
        return send(QueuePath.OPERATION, received);
    }

    @Override
    public Reply rights(Received received) {
        return send(MessagePath.RIGHTS, received);
    }

    @Override
    public Reply refuse(Received received, Refusal why) {
        return send(MessagePath.CONCLUDE, new Concluded(received, Outcome.of(why, "")));
    }

    @Override
    public Reply describe(Rendered document) {
        return replySigner.sign(document);
    }

    private Reply send(String route, Object body) {
        return (Reply) routes.requestBody(route, body);
    }
}

package ir.gsb.path;

import ir.gsb.exchangelog.SqlRider;
import ir.gsb.message.Concluded;
import ir.gsb.message.Received;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.message.Reply;
import ir.gsb.queue.Carrier;
import ir.gsb.queue.Line;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

/** Hands what the queue carries out to the routes of {@link QueuePath}. */
public final class CamelCarrier implements Carrier {

    private final ProducerTemplate routes;

    public CamelCarrier(ProducerTemplate routes) {
        this.routes = routes;
    }

    @Override
    public Concluded carryOut(Received accepted) {
        return (Concluded) routes.requestBody(QueuePath.ATTEMPT, accepted);
    }

    @Override
    public Concluded takeOn(Received line, Line where) {
        return (Concluded) asked(QueuePath.LINE, line, Later.LINE, where);
    }

    @Override
    public Reply end(Concluded concluded, SqlRider rider) {
        return (Reply) asked(QueuePath.END, concluded, Later.RIDER, rider);
    }

    private Object asked(String route, Object body, String property, Object value) {
        var asked = routes.request(route, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.setProperty(property, value);
        });
        Exception failed = asked.getException();
        if (failed instanceof RecordingUnavailableException away) {
            throw away;
        }
        if (failed != null) {
            throw new CamelExecutionException("the stages of " + route + " failed", asked, failed);
        }
        return asked.getMessage().getBody();
    }
}

package ir.gsb.delivery;

import ir.gsb.canonical.ServedRoute;
import ir.gsb.canonical.ServedSet;
import ir.gsb.message.Authorised;
import ir.gsb.message.Code;
import ir.gsb.message.Delivered;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.Registry;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * Asks the provider, by running the route that an integrator instantiated for the inquiry.
 *
 * <p>An attempt that failed before the provider can have answered is repeated, if the inquiry is registered as idempotent.
 */
public final class Delivery extends Delivered.Stage {

    private final ProducerTemplate routes;
    private final Registry.Source registry;
    private final int retries;
    private final Duration pause;

    /** @param retries how many further attempts an idempotent inquiry gets */
    public Delivery(ProducerTemplate routes, Registry.Source registry, int retries, Duration pause) {
        this.routes = routes;
        this.registry = registry;
        this.retries = retries;
        this.pause = pause;
    }

    @Override
    public Delivered deliver(Authorised authorised) {
        ServedRoute route = ServedSet.of(authorised)
                .route(authorised.request().type())
                .filter(ServedRoute::enter)
                .orElseThrow(() -> replaced(authorised.request().type()));
        try {
            return deliver(authorised, route);
        } finally {
            route.leave();
        }
    }

    private Delivered deliver(Authorised authorised, ServedRoute route) {
        int attemptsLeft = isIdempotent(authorised.request().type()) ? 1 + retries : 1;
        while (true) {
            attemptsLeft--;
            Exchange asked = routes.send(
                    route.endpoint(), exchange -> exchange.getMessage().setBody(authorised));
            Exception failure = asked.getException();
            if (failure == null) {
                var answer = asked.getMessage().getBody(ProviderAnswer.class);
                return delivered(authorised, answer.content(), answer.evidence());
            }
            RefusedException refusal = Failures.refusal(failure, rest(asked));
            if (attemptsLeft == 0 || !mayBeRepeated(refusal.refusal())) {
                throw refusal;
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    /** The exchange waited so long between its stages that the route has ended which it began with. */
    private static RefusedException replaced(InquiryType type) {
        return RefusedException.of(
                Code.SERVICE_DISABLED,
                "The hub's files of " + type + " were replaced meanwhile: ask again with the same message id.");
    }

    private static Duration rest(Exchange asked) {
        return Duration.ofSeconds(asked.getProperty("gsb.rest", 0L, Long.class));
    }

    /** A provider that is given a rest, or that may have begun to answer, is not asked again at once. */
    private static boolean mayBeRepeated(Refusal refusal) {
        return refusal.code() == Code.PROVIDER_UNAVAILABLE
                && refusal.retryAfter().isEmpty();
    }

    private boolean isIdempotent(InquiryType type) {
        return registry.current().inquiry(type).map(Inquiry::idempotent).orElse(false);
    }
}

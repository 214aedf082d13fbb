package ir.gsb.path;

import ir.gsb.message.Admitted;
import ir.gsb.message.Authorised;
import ir.gsb.message.Code;
import ir.gsb.message.Concluded;
import ir.gsb.message.Outcome;
import ir.gsb.message.Preference;
import ir.gsb.message.Reached;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Rendered;
import ir.gsb.message.Reply;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How an exchange that left its path comes to an outcome: the body is still what the last stage made. */
public final class Conclusions {

    private static final Logger log = LoggerFactory.getLogger(Conclusions.class);

    /** The outcome of an exchange that a stage left with an exception: this one, whatever caused it. */
    public Concluded failed(@Body Reached reached, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception why) {
        return new Concluded(reached, outcome(reached, why));
    }

    /** What the exchange had come to when its record failed. */
    public Concluded of(@Body Object body) {
        return switch (body) {
            case Reply reply -> reply.concluded();
            case Rendered rendered -> rendered.concluded();
            case Concluded concluded -> concluded;
            default -> throw new IllegalArgumentException("not an exchange that was concluded: " + body.getClass());
        };
    }

    static boolean isRetry(Exchange exchange) {
        return switch (exchange.getMessage().getBody()) {
            case Authorised authorised -> authorised.retryOf().isPresent();
            case Admitted admitted -> admitted.retryOf().isPresent();
            case null, default -> false;
        };
    }

    static boolean isForLater(Exchange exchange) {
        return Preference.isForLater(
                exchange.getMessage().getBody(Reached.class).received());
    }

    static boolean isLine(Exchange exchange) {
        return Preference.isBatch(exchange.getMessage().getBody(Reached.class).received());
    }

    private static Outcome outcome(Reached reached, Exception why) {
        return switch (why) {
            case RefusedException refused -> Outcome.of(refused.refusal(), refused.kept());
            case RecordingUnavailableException unavailable -> {
                log.warn(
                        "exchange {} cannot be recorded: {}", reached.received().id(), unavailable.getMessage());
                yield Outcome.of(
                        Refusal.of(
                                Code.RECORDING_UNAVAILABLE,
                                "The hub cannot record exchanges now, so it carries none out: ask again in a moment"
                                        + " with the same message id."),
                        "");
            }
            default -> {
                log.error("exchange {} failed", reached.received().id(), why);
                yield Outcome.of(
                        Refusal.of(
                                Code.INTERNAL_ERROR,
                                "The hub failed and its operator was told: ask again later with the same message id."),
                        "");
            }
        };
    }
}

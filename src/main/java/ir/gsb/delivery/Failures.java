package ir.gsb.delivery;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import ir.gsb.message.Code;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.camel.RuntimeCamelException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Says in the contract's codes why a provider could not be asked. */
final class Failures {

    private static final Refusal UNAVAILABLE = Refusal.of(
            Code.PROVIDER_UNAVAILABLE,
            "The provider's system cannot be reached now: ask again later with the same message id.");

    private Failures() {}

    /**
     * What the caller is told; what the transport said is kept for the record.
     *
     * @param rest for how long an open circuit breaker lets the provider rest
     */
    static RefusedException refusal(Throwable failure, Duration rest) {
        return switch (failure) {
            case RefusedException refused -> refused;
            case CallNotPermittedException open ->
                new RefusedException(
                        Refusal.retryLater(
                                        Code.PROVIDER_UNAVAILABLE,
                                        "The provider failed several times in a row and is given a rest: ask again"
                                                + " after Retry-After with the same message id.",
                                        rest)
                                .asUnsent(),
                        "circuit breaker open");
            case ConnectTimeoutException unreachable -> unsent(unreachable);
            case ConnectionRequestTimeoutException busy -> unsent(busy);
            case ConnectException refused -> unsent(refused);
            case UnknownHostException unknown -> unsent(unknown);
            case SocketTimeoutException late ->
                new RefusedException(
                        Refusal.of(
                                Code.PROVIDER_TIMEOUT,
                                "The provider did not answer in the time that is agreed for this inquiry: ask again"
                                        + " later with the same message id."),
                        late.toString());
            case InterruptedIOException stopped -> unavailable(stopped);
            case IOException broken -> unavailable(broken);
            case RuntimeCamelException wrapped when wrapped.getCause() != null -> refusal(wrapped.getCause(), rest);
            case RuntimeException bug -> throw bug;
            default -> throw new IllegalStateException("a provider's route failed", failure);
        };
    }

    private static RefusedException unavailable(IOException failure) {
        return new RefusedException(UNAVAILABLE, failure.toString());
    }

    private static RefusedException unsent(IOException failure) {
        return new RefusedException(UNAVAILABLE.asUnsent(), failure.toString());
    }
}

package ir.gsb.message;

/**
 * An exchange with its outcome.
 *
 * @param reached the last stage that was passed
 */
public record Concluded(Reached reached, Outcome outcome) {

    public Received received() {
        return reached.received();
    }

    /** Whether it was accepted just now, so that its end is still to come. */
    public boolean isPutOff() {
        return outcome instanceof Outcome.Accepted(ExchangeId exchange)
                && exchange.equals(received().id());
    }

    /** The id that the client is told: that of the exchange which was carried out. */
    public ExchangeId id() {
        return switch (outcome) {
            case Outcome.Repeated repeated -> repeated.original();
            case Outcome.Accepted(ExchangeId exchange) -> exchange;
            default -> received().id();
        };
    }
}

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

    /** The id that the client is told: that of the exchange which was carried out. */
    public ExchangeId id() {
        return switch (outcome) {
            case Outcome.Repeated repeated -> repeated.original();
            case Outcome.Accepted(ExchangeId exchange) -> exchange;
            default -> received().id();
        };
    }
}

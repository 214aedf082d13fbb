package ir.gsb.ingress;

import java.time.Duration;

/**
 * What the front door takes.
 *
 * @param restBytes the largest REST body
 * @param soapBytes the largest SOAP message
 * @param inFlight how many messages may be under way at once in this node
 * @param patience how long a message may take to come in
 */
public record Limits(int restBytes, int soapBytes, int inFlight, Duration patience) {

    /** How much of a message that is not taken in is kept for its record. */
    static final int KEPT_OF_REFUSED = 4096;

    /** The wire contract's limits: 10 MiB for REST, 1 MiB for SOAP. */
    public static Limits ofContract(int inFlight) {
        return new Limits(10 << 20, 1 << 20, inFlight, Duration.ofSeconds(60));
    }

    int bytes(boolean soap) {
        return soap ? soapBytes : restBytes;
    }
}

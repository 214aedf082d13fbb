package ir.gsb.ingress;

import ir.gsb.message.Protocol;
import java.time.Duration;

/**
 * What the front door takes.
 *
 * @param restBytes the largest REST body
 * @param soapBytes the largest SOAP message
 * @param inFlight how many messages may be under way at once in this node
 * @param patience how long a message may take to come in
 * @param roomBytes how many bytes of large messages may be under way at once in this node
 */
public record Limits(int restBytes, int soapBytes, int inFlight, Duration patience, long roomBytes) {

    /** How much of a message that is not taken in is kept for its record. */
    static final int KEPT_OF_REFUSED = 4096;

    /** Of a request to join, which is a stranger's. */
    private static final int KEY_REQUEST = 8192;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The wire contract's limits: 10 MiB for REST, 1 MiB for SOAP. */
    public static Limits ofContract(int inFlight) {
        return new Limits(
                10 << 20, 1 << 20, inFlight, PATIENCE, Runtime.getRuntime().maxMemory() / 8);
    }

    int bytes(String path, Protocol protocol) {
        if (path.equals("/joinings")) {
            return KEY_REQUEST;
        }
        return protocol.isSoap() ? soapBytes : restBytes;
    }
}

package ir.gsb.message;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Which addresses are one where it is counted how often someone comes: an IPv4 address is itself, of IPv6 a whole
 * {@code /64}, which one household or one machine has.
 */
public final class SourceNetwork {

    private static final int NETWORK_BYTES = 8;

    private SourceNetwork() {}

    /**
     * What is counted in place of an address.
     *
     * @param source as the connection tells it, in brackets or not; what is no address stays as it is
     */
    public static String of(String source) {
        try {
            return InetAddress.ofLiteral(source) instanceof Inet6Address long6
                    ? HexFormat.of().formatHex(Arrays.copyOf(long6.getAddress(), NETWORK_BYTES))
                    : source;
        } catch (IllegalArgumentException unknown) {
            return source;
        }
    }
}

package ir.gsb.queue;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which addresses a callback may reach: HTTPS, and hosts of the public network only, unless the hub's settings say more.
 *
 * @param loopback whether this machine itself may be reached, and by plain HTTP; for samples and tests
 * @param inside whether addresses of private networks may be reached
 */
public record CallbackAddress(boolean loopback, boolean inside) {

    private static final int UNIQUE_LOCAL_MASK = 0xFE;
    private static final int UNIQUE_LOCAL = 0xFC;
    private static final int SHARED_FIRST = 100;
    private static final int SHARED_MASK = 0xC0;
    private static final int SHARED_SECOND = 64;

    /** Why this address is not reached, in a few words; nothing if it may be. */
    Optional<String> objection(URI address) {
        boolean plain = !"https".equalsIgnoreCase(address.getScheme());
        try {
            InetAddress[] all = InetAddress.getAllByName(address.getHost());
            if (loopback && Arrays.stream(all).allMatch(InetAddress::isLoopbackAddress)) {
                return Optional.empty();
            }
            if (plain) {
                return Optional.of("not https");
            }
            return Arrays.stream(all).allMatch(this::mayBeReached)
                    ? Optional.empty()
                    : Optional.of("the host is not of the public network");
        } catch (UnknownHostException unknown) {
            return Optional.of("the host has no address");
        }
    }

    private boolean mayBeReached(InetAddress one) {
        boolean never = one.isLoopbackAddress()
                || one.isAnyLocalAddress()
                || one.isLinkLocalAddress()
                || one.isMulticastAddress();
        return !never && (inside || !isPrivate(one));
    }

    /** Of private networks (RFC 1918), shared address space (RFC 6598) or unique local (RFC 4193). */
    private static boolean isPrivate(InetAddress one) {
        byte[] bytes = one.getAddress();
        boolean shared = bytes.length == 4 && bytes[0] == SHARED_FIRST && (bytes[1] & SHARED_MASK) == SHARED_SECOND;
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
        return one.isSiteLocalAddress() || shared || uniqueLocal;
    }
}

package ir.gsb.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The way to a hub below HTTP: its name, its address and its port. */
final class WayToHub {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final URI hub;
    private final Duration patience;

    WayToHub(URI hub, Duration patience) {
        this.hub = hub;
        this.patience = patience;
    }

    /** The host as a socket is told it, an IPv6 address without its brackets. */
    static String host(URI hub) {
        return hub.getHost().replaceAll("[\\[\\]]", "");
    }

    static int port(URI hub) {
        boolean secure = hub.getScheme().equals("https");
        return hub.getPort() >= 0 ? hub.getPort() : secure ? HTTPS : HTTP;
    }

    Look<List<InetAddress>> address() {
        String host = host(hub);
        try {
            List<InetAddress> all = Arrays.asList(InetAddress.getAllByName(host));
            return new Look.Well<>(
                    all,
                    host + " is "
                            + all.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", ")));
        } catch (UnknownHostException unknown) {
            return new Look.Ill<>(
                    "No address is known for the name " + host + ".",
                    "Check how it is spelt in --hub; if it is right, have it entered in the DNS that this machine uses,"
                            + " or in /etc/hosts.");
        }
    }

    /** Connects to one of its addresses, and hangs up again. */
    Look<InetSocketAddress> connection(List<InetAddress> addresses) {
        List<IOException> failures = new ArrayList<>();
        for (InetAddress address : addresses) {
            var place = new InetSocketAddress(address, port(hub));
            try (var socket = new Socket()) {
                socket.connect(place, Math.toIntExact(patience.toMillis()));
                return new Look.Well<>(place, address.getHostAddress() + " port " + port(hub));
            } catch (IOException failed) {
                failures.add(failed);
            }
        }
        return unconnected(failures.getLast());
    }

    private Look<InetSocketAddress> unconnected(IOException why) {
        String place = host(hub) + ", port " + port(hub);
        return switch (why) {
            case SocketTimeoutException late ->
                new Look.Ill<>(
                        "Nothing came back from " + place + " within " + patience.toSeconds() + " s.",
                        "Have the firewalls between this machine and the hub opened for that port.");
            case ConnectException refused ->
                new Look.Ill<>(
                        "Nothing listens at " + place + ".",
                        "Check the port in --hub, and ask the hub's operator whether the hub is running.");
            default ->
                new Look.Ill<>(
                        "There is no way to " + place + " (" + why.getMessage() + ").",
                        "Have this machine's network and the route to the hub looked at.");
        };
    }
}

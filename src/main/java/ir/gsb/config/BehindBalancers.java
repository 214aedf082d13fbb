package ir.gsb.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ProxyConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Takes from load balancers, and from nobody else, where a connection comes from: by the PROXY protocol, versions 1 and 2,
 * before anything else is said. A balancer that says nothing of it speaks for itself, as when it asks for the health.
 */
final class BehindBalancers extends AbstractConnectionFactory {

    private final Set<InetAddress> balancers;
    private final String next;
    private final ProxyConnectionFactory told;

    private BehindBalancers(Set<InetAddress> balancers, String next) {
        super("behind-balancers");
        this.balancers = Set.copyOf(balancers);
        this.next = next;
        this.told = new ProxyConnectionFactory(next);
    }

    /** Puts it before what the connector speaks. */
    static void put(ServerConnector before, Set<InetAddress> balancers) {
        var first = new BehindBalancers(balancers, before.getDefaultProtocol());
        before.addFirstConnectionFactory(first.told);
        before.addFirstConnectionFactory(first);
        before.setDefaultProtocol(first.getProtocol());
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        boolean balanced = endPoint.getRemoteSocketAddress() instanceof InetSocketAddress from
                && balancers.contains(from.getAddress());
        return (balanced ? told : connector.getConnectionFactory(next)).newConnection(connector, endPoint);
    }
}

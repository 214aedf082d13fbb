package ir.gsb.config;

import ir.gsb.ingress.FrontDoor;
import ir.gsb.ingress.UnreadableRequests;
import ir.gsb.pages.RestTakenIn;
import java.util.EnumSet;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.gzip.GzipHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.springframework.boot.web.embedded.jetty.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The HTTP server: the front door before everything, HTTPS beside HTTP. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    private static final int LARGEST_HEADERS = 16 * 1024;

    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> frontDoorFirst(FrontDoor door, HubProperties hub) {
        return factory -> factory.addServerCustomizers(server -> {
            for (Connector connector : server.getConnectors()) {
                configure(connector
                        .getConnectionFactory(HttpConnectionFactory.class)
                        .getHttpConfiguration());
            }
            if (hub.tls() != null) {
                server.addConnector(https(server, hub.tls()));
            }
            if (!hub.balancers().isEmpty()) {
                for (Connector connector : server.getConnectors()) {
                    BehindBalancers.put((ServerConnector) connector, hub.balancers());
                }
            }
            server.getContainedBeans(ErrorHandler.class).forEach(ServerConfiguration::tellNothingOfTheInside);
            door.setHandler(compressed(server.getHandler()));
            server.setHandler(door);
            server.setErrorHandler(new UnreadableRequests(door));
        });
    }

    /** Around whatever reads or refuses forms. */
    @Bean
    FilterRegistrationBean<RestTakenIn> restTakenIn() {
        var filter = new FilterRegistrationBean<>(new RestTakenIn());
        filter.addUrlPatterns("/audit/*", "/workplace/*", "/track/*", "/survey/*", "/en/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** Where no page of ours can be made. */
    private static void tellNothingOfTheInside(ErrorHandler last) {
        last.setShowStacks(false);
        last.setShowCauses(false);
        last.setShowMessageInTitle(false);
    }

    /**
     * Pages and their data as gzip, for whoever takes it; not those where a sign-in's secrets stand beside what a stranger
     * may have written (BREACH), and not what is packed already.
     */
    private static Handler compressed(Handler applications) {
        var gzip = new GzipHandler();
        gzip.setExcludedPaths("/audit", "/audit/*", "/workplace", "/workplace/*", "/actuator/*");
        gzip.addExcludedMimeTypes("font/woff2");
        gzip.setHandler(applications);
        return gzip;
    }

    /** Targets are taken as they are: the front door itself refuses what is written with detours, and records it. */
    private static HttpConfiguration configure(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(LARGEST_HEADERS);
        http.setUriCompliance(UriCompliance.from(EnumSet.allOf(UriCompliance.Violation.class)));
        return http;
    }

    private static ServerConnector https(Server server, HubProperties.Tls tls) {
        String password = new String(Passwords.read(tls.passwordFile()));
        var context = new SslContextFactory.Server();
        context.setKeyStorePath(tls.keystore().toString());
        context.setKeyStorePassword(password);
        context.setKeyStoreType("PKCS12");
        context.setTrustStorePath(tls.truststore().toString());
        context.setTrustStorePassword(password);
        context.setTrustStoreType("PKCS12");
        context.setWantClientAuth(true);
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        HttpConfiguration http = configure(new HttpConfiguration());
        var secure = new SecureRequestCustomizer();
        secure.setSniHostCheck(false);
        http.addCustomizer(secure);
        var connector = new ServerConnector(
                server, new SslConnectionFactory(context, "http/1.1"), new HttpConnectionFactory(http));
        connector.setPort(tls.port());
        return connector;
    }
}

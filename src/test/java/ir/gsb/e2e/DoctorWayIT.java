package ir.gsb.e2e;

import static ir.gsb.e2e.MeddlingProxy.changing;
import static ir.gsb.e2e.MeddlingProxy.hosted;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import ir.gsb.cli.DoctorRun;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** Each fault that can lie on the way to a hub, and the sentence with which {@code gsb doctor} tells of it. */
class DoctorWayIT {

    private static final String NAME = "the hub's name leads to an address";
    private static final String CONNECTION = "something listens there";
    private static final String TLS = "the connection is safe";
    private static final String HUB = "a hub answers, and signs";
    private static final String ANSWER = "the hub's answer is for your request";
    private static final String ACCEPTED = "the hub accepts your signature";

    private final TrialHub trial = TrialHub.get();
    private final SampleHub hub = trial.hub();
    private final Doctored doctor = Doctored.portal();
    private final String proxied = "http://localhost:" + trial.proxyPort();

    private static HttpServer serving(HttpServer server) throws Exception {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        return server;
    }

    private static String page(int status, String location, String step, String wrong, String toDo) throws Exception {
        HttpServer server = serving(HttpServer.create());
        try {
            server.createContext("/", exchange -> {
                try (exchange) {
                    if (!location.isEmpty()) {
                        exchange.getResponseHeaders().add("Location", location);
                    }
                    byte[] page = "<html>".getBytes(StandardCharsets.US_ASCII);
                    exchange.sendResponseHeaders(status, page.length);
                    exchange.getResponseBody().write(page);
                }
            });
            String authority = "localhost:" + server.getAddress().getPort();
            Doctored.portal().at("http://" + authority).finds(step, wrong.replace("HERE", authority), toDo);
            return authority;
        } finally {
            server.stop(0);
        }
    }

    @Test
    void name_without_an_address() {
        doctor.at("http://no-such-hub.invalid:8080")
                .finds(
                        NAME,
                        "No address is known for the name no-such-hub.invalid.",
                        "Check how it is spelt in --hub;");
    }

    @Test
    void nothing_that_listens() {
        int port = SampleHub.freePort();
        doctor.at("http://localhost:" + port)
                .finds(CONNECTION, "Nothing listens at localhost, port " + port + ".", "Check the port in --hub,");
    }

    @Test
    void port_without_tls() {
        doctor.at("https://" + hub.authority())
                .finds(TLS, "What listens at " + hub.authority() + " does not speak TLS", "Check the port in --hub: ");
    }

    @Test
    void port_of_tls_called_without_it() {
        String authority = "localhost:" + hub.tlsPort();
        doctor.at("http://" + authority)
                .finds(
                        HUB,
                        "What listens at " + authority + " does not answer in HTTP.",
                        "Check the port in --hub; if it is the hub's port for HTTPS, write https:// before it.");
    }

    @Test
    void tls_certificate_of_an_unknown_authority() {
        Path other = TrialHub.folderOf("ca.pem");
        doctor.at("https://localhost:" + hub.tlsPort())
                .under(other)
                .finds(
                        TLS,
                        "The hub's TLS certificate was issued by O=GSB sample,CN=GSB sample CA - never for production,"
                                + " which is not trusted here (" + other + " says who is).",
                        "Get the certificate of that CA from the hub's operator and name it with --ca;");
    }

    @Test
    void tls_certificate_for_another_name() {
        doctor.at("https://127.0.0.2:" + hub.tlsPort())
                .finds(
                        TLS,
                        "The hub's TLS certificate is not for the name 127.0.0.2 ",
                        "Call the hub in --hub by a name that its certificate has, or tell its operator.");
    }

    @Test
    void tls_certificate_that_expired() throws Exception {
        var server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(tls(TrialHub.past().resolve("hub/tls.p12"))));
        serving(server);
        try {
            doctor.at("https://localhost:" + server.getAddress().getPort())
                    .under(TrialHub.past().resolve("ca.pem"))
                    .finds(
                            TLS,
                            "The hub's TLS certificate expired on 20",
                            "Tell the hub's operator, who has to renew it;");
        } finally {
            server.stop(0);
        }
    }

    private static SSLContext tls(Path file) throws Exception {
        char[] password = "gsb-sample".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void ca_that_is_not_there() {
        doctor.at("https://localhost:" + hub.tlsPort())
                .under(Path.of("absent.pem"))
                .finds(TLS, "The hub's TLS certificate cannot be checked:", "There is no readable file absent.pem");
    }

    @Test
    void page_in_place_of_a_hub() throws Exception {
        page(
                200,
                "",
                HUB,
                "What answers at HERE is no hub: /.well-known/gsb gives a page that no hub wrote.",
                "Check --hub: ");
        page(
                302,
                "/login",
                HUB,
                "What answers at HERE is no hub: /.well-known/gsb gives HTTP 302, which sends you on" + " to /login.",
                "Check --hub: ");
        page(404, "", HUB, "What answers at HERE is no hub: /.well-known/gsb gives HTTP 404.", "Check --hub: ");
    }

    @Test
    void proxy_that_does_not_reach_the_hub() throws Exception {
        page(
                502,
                "",
                HUB,
                "HTTP 502 comes back, and not from a hub: a proxy or a load balancer before it cannot reach it.",
                "Tell the hub's operator that no node behind localhost:");
    }

    @Test
    void silence() throws Exception {
        try (var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String authority = "localhost:" + socket.getLocalPort();
            doctor.at("http://" + authority)
                    .with("--timeout", "1")
                    .finds(
                            HUB,
                            "Something at " + authority + " takes connections and does not answer.",
                            "Ask the hub's operator whether the hub is well;");
        }
    }

    @Test
    void name_that_the_hub_does_not_know() {
        String authority = "127.0.0.2:" + hub.port();
        doctor.at("http://" + authority)
                .finds(
                        HUB,
                        "The hub does not know itself by the name that it hears, " + authority + ".",
                        "Call it in --hub by the name that its operator gave you;");
    }

    @Test
    void proxy_that_gives_the_hub_another_of_its_names() throws Exception {
        try (var proxy = changing(trial.proxyPort(), hub, headers -> hosted(headers, hub.authority()))) {
            doctor.at(proxied)
                    .finds(
                            ANSWER,
                            "You call the hub localhost:" + trial.proxyPort() + ", but your request reaches it as "
                                    + hub.authority() + ": a proxy on the way changes the Host header.",
                            "Have the proxy pass on the Host header as it is,");
        }
    }

    @Test
    void proxy_that_gives_the_hub_a_name_of_the_proxy_s_own() throws Exception {
        try (var proxy = changing(trial.proxyPort(), hub, headers -> hosted(headers, "backend:8080"))) {
            doctor.at(proxied)
                    .finds(
                            HUB,
                            "The hub does not know itself by the name that it hears, which is not localhost:"
                                    + trial.proxyPort() + ": a proxy on the way changes it.",
                            "Have the proxy pass on the Host header as it is,");
        }
    }

    @Test
    void proxy_that_takes_signatures_away() throws Exception {
        Set<String> taken = Set.of("signature", "signature-input");
        try (var proxy = changing(trial.proxyPort(), hub, headers -> MeddlingProxy.without(headers, taken))) {
            doctor.at(proxied)
                    .finds(
                            ANSWER,
                            "Your signature does not reach the hub: its answer is one to an unsigned request.",
                            "Have proxies on the way pass on the headers Signature-Input and Signature,");
        }
    }

    @Test
    void proxy_that_changes_signatures() throws Exception {
        Set<String> changed = Set.of("signature");
        try (var proxy = changing(
                trial.proxyPort(),
                hub,
                headers -> headers.first("signature").isEmpty()
                        ? headers
                        : MeddlingProxy.without(headers, changed).with("signature", "gsb=:AAAA:"))) {
            doctor.at(proxied)
                    .finds(
                            ANSWER,
                            "An answer comes back (HTTP 401) that the hub did not sign for your request.",
                            "Have proxies on the way pass on requests and answers as they are,");
        }
    }

    @Test
    void proxy_that_adds_a_header_that_has_to_be_signed() throws Exception {
        try (var proxy = changing(trial.proxyPort(), hub, headers -> headers.with("accept", "*/*"))) {
            doctor.at(proxied)
                    .finds(
                            ACCEPTED,
                            "Your signature does not hold for what reaches the hub. The signature must cover"
                                    + " \"accept\".",
                            "Have proxies on the way pass on method, path, query and headers as they are,");
        }
    }

    @Test
    void proxy_that_sends_everything_twice() throws Exception {
        try (var proxy = MeddlingProxy.repeating(trial.proxyPort(), hub)) {
            doctor.at(proxied)
                    .finds(
                            ACCEPTED,
                            "The hub gets your request twice.",
                            "Have proxies on the way send each request once: no retry of their own, no mirror.");
        }
    }

    @Test
    void nothing_with_a_proxy_that_passes_all_on() throws Exception {
        try (var proxy = changing(trial.proxyPort(), hub, headers -> headers)) {
            DoctorRun run = doctor.at(proxied).run();

            assertThat(run.code()).as(run.out()).isZero();
        }
    }
}

package ir.gsb.e2e;

import com.github.tomakehurst.wiremock.WireMockServer;
import ir.gsb.GsbApplication;
import ir.gsb.TestFolder;
import ir.gsb.TestPort;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import ir.gsb.message.Protocol;
import ir.gsb.registry.SqlRegistry;
import ir.gsb.samples.SampleAgencies;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.SignedRequest;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SigningKeys;
import ir.gsb.security.SoapRequestEnvelope;
import ir.gsb.security.SoapRequestSigner;
import ir.gsb.store.PostgresPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.w3c.dom.Element;

/** One hub with its sample surroundings, real in every part, that all end-to-end tests of a JVM share. */
final class SampleHub implements AutoCloseable {

    static final Party TAX = Party.parse("tax/portal");
    static final Party MUNICIPALITY = Party.parse("municipality/permits");
    static final InquiryType IDENTITY = InquiryType.parse("person-identity/v1");
    static final InquiryType ADDRESS = InquiryType.parse("postal-address/v1");

    /** Who may tell where a connection comes from. */
    static final String BALANCER = "127.99.0.1";

    static final String COUNTRY = "--gsb.sample.country=true";

    private static final class Holder {
        static final SampleHub HUB = new SampleHub();
    }

    private final ConfigurableApplicationContext context;
    private final int port;
    private final int tlsPort;
    private final Path pki;

    private SampleHub() {
        this(TestFolder.of("e2e"));
    }

    /**
     * A hub of a test's own.
     *
     * @param folder where its keys and data are kept
     * @param settings further ones, {@code --name=value}; {@link #COUNTRY} to have the synthetic country loaded
     */
    SampleHub(Path folder, String... settings) {
        pki = folder.resolve("pki");
        port = freePort();
        tlsPort = freePort();
        List<String> all = new ArrayList<>(List.of(
                "--spring.profiles.active=sample",
                "--server.port=" + port,
                "--gsb.tls.port=" + tlsPort,
                "--gsb.sample.greet=false",
                "--gsb.balancers=" + BALANCER,
                "--gsb.sample.data=" + folder.resolve("data"),
                "--gsb.sample.pki=" + pki));
        all.addAll(List.of(settings));
        if (!all.contains(COUNTRY)) {
            all.add("--gsb.sample.country=false");
        }
        lendPrograms(folder.resolve("data/postgres"));
        context = GsbApplication.start(all.toArray(String[]::new));
    }

    private static void lendPrograms(Path postgres) {
        try {
            PostgresPrograms.lend(postgres);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static SampleHub get() {
        return Holder.HUB;
    }

    /** Stops it with all that it started; for a hub of a test's own. */
    @Override
    public void close() {
        context.close();
    }

    static int freePort() {
        return TestPort.free();
    }

    int port() {
        return port;
    }

    int tlsPort() {
        return tlsPort;
    }

    String authority() {
        return "localhost:" + port;
    }

    Path pki() {
        return pki;
    }

    /** A bean of the running hub. */
    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    SqlRegistry registry() {
        return part(SqlRegistry.class);
    }

    DataSource store() {
        return part(DataSource.class);
    }

    /** The server that stands for the agencies that hold answers. */
    WireMockServer agencies() {
        return part(SampleAgencies.class).server();
    }

    SigningKey key(Party party) {
        Path folder = pki.resolve(party.agency() + "-" + party.system());
        return SigningKeys.fromPem(folder.resolve("key.pem"), folder.resolve("cert.pem"));
    }

    X509Certificate hubCertificate() {
        return SigningKeys.certificate(pki.resolve("hub/signing-cert.pem"));
    }

    /** A REST inquiry as its client signs it. */
    SignedRequest signed(Party party, InquiryType type, String json, String... headers) {
        Headers all = new Headers(List.of(
                new Headers.Header("content-type", "application/json"),
                new Headers.Header("gsb-message-id", UUID.randomUUID().toString())));
        for (int i = 0; i < headers.length; i += 2) {
            all = without(all, headers[i]).with(headers[i], headers[i + 1]);
        }
        return new RestRequestSigner(key(party), Clock.systemUTC(), new SecureRandom())
                .sign(
                        "POST",
                        URI.create("http://" + authority() + "/inquiries/" + type),
                        all,
                        json.getBytes(StandardCharsets.UTF_8));
    }

    RawHttp.Response send(SignedRequest request) throws IOException {
        String target = request.target().getRawPath()
                + (request.target().getRawQuery() == null
                        ? ""
                        : "?" + request.target().getRawQuery());
        return RawHttp.send(port, request.method(), target, request.headers(), request.body());
    }

    /** Signs and sends a REST inquiry. */
    RawHttp.Response ask(Party party, InquiryType type, String json, String... headers) throws IOException {
        return send(signed(party, type, json, headers));
    }

    /** Signs and sends a GET. */
    RawHttp.Response get(Party party, String path) throws IOException {
        return send(new RestRequestSigner(key(party), Clock.systemUTC(), new SecureRandom())
                .sign("GET", URI.create("http://" + authority() + path), new Headers(List.of()), new byte[0]));
    }

    /** A SOAP inquiry as its client signs it. */
    SoapRequestSigner.SignedEnvelope signedSoap(
            Party party, Protocol protocol, Element content, Optional<String> agreement) {
        var header = new ExchangeHeader(
                Optional.of(UUID.randomUUID().toString()), agreement, Optional.empty(), Optional.empty());
        return new SoapRequestSigner(key(party), Clock.systemUTC())
                .sign(SoapRequestEnvelope.of(protocol, authority(), header, content));
    }

    RawHttp.Response sendSoap(InquiryType type, Protocol protocol, byte[] envelope) throws IOException {
        Headers headers = protocol == Protocol.SOAP_1_2
                ? new Headers(List.of(new Headers.Header(
                        "content-type", "application/soap+xml; charset=utf-8; action=\"" + type.action() + "\"")))
                : new Headers(List.of(
                        new Headers.Header("content-type", "text/xml; charset=utf-8"),
                        new Headers.Header("soapaction", "\"" + type.action() + "\"")));
        return RawHttp.send(port, "POST", "/soap/" + type, headers, envelope);
    }

    /** The id that the hub gave to an exchange. */
    static ExchangeId idOf(RawHttp.Response response) {
        return ExchangeId.parse(response.headers().first("gsb-exchange-id").orElseThrow());
    }

    private static Headers without(Headers headers, String name) {
        return new Headers(
                headers.all().stream().filter(h -> !h.name().equals(name)).toList());
    }
}

package ir.gsb.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import ir.gsb.canonical.Xml;
import ir.gsb.message.Code;
import ir.gsb.message.Concluded;
import ir.gsb.message.Headers;
import ir.gsb.message.Outcome;
import ir.gsb.message.Payload;
import ir.gsb.message.Protocol;
import ir.gsb.message.Received;
import ir.gsb.message.Refusal;
import ir.gsb.message.Rendered;
import ir.gsb.message.Verified.Verification;
import ir.gsb.registry.Registry;
import jakarta.xml.soap.MessageFactory;
import jakarta.xml.soap.SOAPConstants;
import jakarta.xml.soap.SOAPMessage;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.soap.SOAPBinding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.callback.CallbackHandler;
import javax.xml.namespace.QName;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.jaxws.DispatchImpl;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client of Apache CXF with its usual settings, on a real connection: both sides understand each other. */
class SoapCxfClientTest {

    private static final String PASSWORD = "throw-away";
    private static final Clock CLOCK = Clock.systemUTC();
    private static final SigningKey HUB = now("hub");
    private static final SigningKey CLIENT = now("client");
    private static final Registry REGISTRY = new Registry(
            List.of(), List.of(), List.of(SoapParties.registered("tax/portal", CLIENT, false)), List.of(), List.of());

    private final SoapVerifier verifier = new SoapVerifier(() -> REGISTRY, CLOCK, Set.of(SoapParties.HUB));
    private final SoapReplySigner signer = new SoapReplySigner(HUB, CLOCK);
    private HttpServer server;
    private Protocol protocol;
    private Verification verification;

    private static SigningKey now(String name) {
        Instant now = CLOCK.instant();
        return SoapParties.key(name, SoapParties.ec("secp256r1"), now.minusSeconds(60), now.plusSeconds(3600));
    }

    @BeforeEach
    void startHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var headers = new Headers(exchange.getRequestHeaders().entrySet().stream()
                    .flatMap(header ->
                            header.getValue().stream().map(value -> new Headers.Header(header.getKey(), value)))
                    .toList());
            Received received = SoapParties.received(protocol, body, headers, Optional.empty());
            byte[] reply;
            try {
                verification = verifier.verify(received);
                reply = signer.sign(rendered(received)).body();
            } catch (RuntimeException e) {
                reply = e.toString().getBytes(UTF_8);
            }
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            protocol == Protocol.SOAP_1_1
                                    ? "text/xml; charset=utf-8"
                                    : "application/soap+xml; charset=utf-8");
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopHub() {
        server.stop(0);
    }

    private Rendered rendered(Received received) {
        Outcome outcome = new Outcome.Refused(Refusal.of(Code.ACCESS_DENIED, "for the test"));
        return new Rendered(
                new Concluded(received, outcome),
                200,
                new Headers(List.of()),
                new Payload.Xml(SoapParties.envelope(protocol)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"SOAP_1_1", "SOAP_1_2"})
    void is_understood_and_understands(Protocol protocol) throws Exception {
        this.protocol = protocol;

        SOAPMessage answer = dispatch().invoke(message());

        assertThat(verification.party()).hasToString("tax/portal");
        assertThat(answer.getSOAPBody().getTextContent()).contains("0001234560");
    }

    private SOAPMessage message() throws Exception {
        String version =
                protocol == Protocol.SOAP_1_1 ? SOAPConstants.SOAP_1_1_PROTOCOL : SOAPConstants.SOAP_1_2_PROTOCOL;
        return MessageFactory.newInstance(version)
                .createMessage(null, new ByteArrayInputStream(Xml.write(SoapParties.envelope(protocol))));
    }

    private Dispatch<SOAPMessage> dispatch() throws Exception {
        var port = new QName("urn:test", "port");
        Service service = Service.create(new QName("urn:test", "service"));
        service.addPort(
                port,
                protocol == Protocol.SOAP_1_1 ? SOAPBinding.SOAP11HTTP_BINDING : SOAPBinding.SOAP12HTTP_BINDING,
                "http://127.0.0.1:" + server.getAddress().getPort() + "/soap");
        Dispatch<SOAPMessage> dispatch = service.createDispatch(port, SOAPMessage.class, Service.Mode.MESSAGE);
        dispatch.getRequestContext().put(BindingProvider.SOAPACTION_USE_PROPERTY, true);
        dispatch.getRequestContext().put(BindingProvider.SOAPACTION_URI_PROPERTY, SoapParties.TYPE.action());
        Client client = ((DispatchImpl<SOAPMessage>) dispatch).getClient();
        client.getOutInterceptors().add(new WSS4JOutInterceptor(signing()));
        client.getInInterceptors().add(new WSS4JInInterceptor(verifying()));
        return dispatch;
    }

    private Map<String, Object> signing() throws Exception {
        var settings = new HashMap<String, Object>();
        String soap = SoapNames.envelope(protocol);
        settings.put(ConfigurationConstants.ACTION, "Timestamp Signature");
        settings.put(ConfigurationConstants.USER, "key");
        settings.put(ConfigurationConstants.SIG_PROP_REF_ID, "crypto");
        settings.put("crypto", crypto(CLIENT, true));
        settings.put(ConfigurationConstants.SIG_KEY_ID, "DirectReference");
        settings.put(ConfigurationConstants.SIG_ALGO, SoapAlgorithm.ECDSA_SHA256.uri());
        settings.put(ConfigurationConstants.SIG_DIGEST_ALGO, "http://www.w3.org/2001/04/xmlenc#sha256");
        settings.put(ConfigurationConstants.ENABLE_SIGNATURE_CONFIRMATION, "true");
        settings.put(
                ConfigurationConstants.SIGNATURE_PARTS,
                "{Element}{" + soap + "}Body;{Element}{" + SoapNames.WSU + "}Timestamp;{Element}{" + SoapNames.EXCHANGE
                        + "}exchange");
        settings.put(ConfigurationConstants.PW_CALLBACK_REF, (CallbackHandler)
                callbacks -> ((WSPasswordCallback) callbacks[0]).setPassword(PASSWORD));
        return settings;
    }

    private static Map<String, Object> verifying() throws Exception {
        var settings = new HashMap<String, Object>();
        settings.put(ConfigurationConstants.ACTION, "Timestamp Signature");
        settings.put(ConfigurationConstants.SIG_VER_PROP_REF_ID, "trusted");
        settings.put("trusted", crypto(HUB, false));
        settings.put(ConfigurationConstants.ENABLE_SIGNATURE_CONFIRMATION, "true");
        return settings;
    }

    private static Merlin crypto(SigningKey key, boolean withPrivateKey) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        X509Certificate certificate = key.certificate();
        if (withPrivateKey) {
            store.setKeyEntry("key", key.privateKey(), PASSWORD.toCharArray(), new Certificate[] {certificate});
        } else {
            store.setCertificateEntry("trusted", certificate);
        }
        var crypto = new Merlin();
        crypto.setKeyStore(store);
        return crypto;
    }
}

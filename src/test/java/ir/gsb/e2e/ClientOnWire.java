package ir.gsb.e2e;

import ir.gsb.canonical.JsonText;
import ir.gsb.canonical.Model;
import ir.gsb.canonical.Schemas;
import ir.gsb.canonical.XmlText;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.Headers;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import ir.gsb.security.ResponseNotTrustedException;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.RestResponseVerifier;
import ir.gsb.security.SignedRequest;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SigningKeys;
import ir.gsb.security.SoapRequestEnvelope;
import ir.gsb.security.SoapRequestSigner;
import ir.gsb.security.SoapResponseVerifier;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** tax/portal, asking a hub in another process: it signs anew each time and believes only what the hub signed. */
final class ClientOnWire {

    private static final InquiryType ADDRESS = SampleHub.ADDRESS;
    private static final InquiryType IDENTITY = SampleHub.IDENTITY;
    private static final byte[] ADDRESS_ASKED = """
        {"mode":"RETRIEVE","fields":["city","plate"],"postalCode":"1193653471"}\
        """.getBytes(StandardCharsets.UTF_8);
    private static final byte[] IDENTITY_ASKED = """
        {"mode":"RETRIEVE","fields":["firstName","lastName"],"nationalId":"0001234560","birthDate":"1986-07-03"}\
        """.getBytes(StandardCharsets.UTF_8);

    private final HubOnDisk hub;
    private final RestRequestSigner rest;
    private final SoapRequestSigner soap;
    private final RestResponseVerifier restAnswers;
    private final SoapResponseVerifier soapAnswers;
    private final Element identity;

    ClientOnWire(HubOnDisk hub) {
        this.hub = hub;
        Path own = hub.pki().resolve("tax-portal");
        SigningKey key = SigningKeys.fromPem(own.resolve("key.pem"), own.resolve("cert.pem"));
        X509Certificate signer = SigningKeys.certificate(hub.pki().resolve("hub/signing-cert.pem"));
        this.rest = new RestRequestSigner(key, Clock.systemUTC(), new SecureRandom());
        this.soap = new SoapRequestSigner(key, Clock.systemUTC());
        this.restAnswers = RestResponseVerifier.ofHub(signer);
        this.soapAnswers = new SoapResponseVerifier(List.of(signer), Clock.systemUTC());
        Model model = Schemas.load(Path.of("schemas")).model(IDENTITY).orElseThrow();
        this.identity = XmlText.write(model, JsonText.parse(IDENTITY_ASKED), model.requestName())
                .getDocumentElement();
    }

    SignedRequest signed(String messageId) {
        var headers = new Headers(List.of(
                new Headers.Header("content-type", "application/json"),
                new Headers.Header("gsb-message-id", messageId)));
        return rest.sign("POST", at("/inquiries/" + ADDRESS), headers, ADDRESS_ASKED);
    }

    /** Asks for an address over REST. */
    RawHttp.Response askByRest(String messageId) throws IOException {
        return send(signed(messageId));
    }

    RawHttp.Response look(String exchange) throws IOException {
        return send(rest.sign("GET", at("/exchanges/" + exchange), new Headers(List.of()), new byte[0]));
    }

    /** Asks many addresses at once. */
    RawHttp.Response batch(String messageId, byte[] lines) throws IOException {
        var headers = new Headers(List.of(
                new Headers.Header("content-type", "application/x-ndjson"),
                new Headers.Header("gsb-message-id", messageId)));
        return send(rest.sign("POST", at("/inquiries/" + ADDRESS + "/batch"), headers, lines));
    }

    RawHttp.Response answers(String batch, int from) throws IOException {
        return send(rest.sign(
                "GET", at("/exchanges/" + batch + "/answers?from=" + from), new Headers(List.of()), new byte[0]));
    }

    RawHttp.Response send(SignedRequest request) throws IOException {
        URI target = request.target();
        String raw = target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
        var answer = RawHttp.send(hub.port(), request.method(), raw, request.headers(), request.body());
        try {
            restAnswers.verify(request, answer.status(), answer.headers(), answer.body());
        } catch (ResponseNotTrustedException forged) {
            throw new AssertionError(answer.status() + " " + answer.text(), forged);
        }
        return answer;
    }

    /** Asks for a person over SOAP 1.1. */
    RawHttp.Response askBySoap(String messageId) throws IOException {
        var header = new ExchangeHeader(Optional.of(messageId), Optional.empty(), Optional.empty(), Optional.empty());
        var request = soap.sign(SoapRequestEnvelope.of(Protocol.SOAP_1_1, hub.authority(), header, identity));
        var headers = new Headers(List.of(
                new Headers.Header("content-type", "text/xml; charset=utf-8"),
                new Headers.Header("soapaction", "\"" + IDENTITY.action() + "\"")));
        var answer = RawHttp.send(hub.port(), "POST", "/soap/" + IDENTITY, headers, request.body());
        try {
            soapAnswers.verify(answer.body(), Protocol.SOAP_1_1, request);
        } catch (ResponseNotTrustedException forged) {
            throw new AssertionError(answer.status() + " " + answer.text(), forged);
        }
        return answer;
    }

    private URI at(String path) {
        return URI.create("http://" + hub.authority() + path);
    }
}

package ir.gsb.cli;

import ir.gsb.canonical.JsonText;
import ir.gsb.canonical.Model;
import ir.gsb.canonical.SchemaException;
import ir.gsb.canonical.Schemas;
import ir.gsb.canonical.Xml;
import ir.gsb.canonical.XmlText;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.Headers;
import ir.gsb.message.Protocol;
import ir.gsb.message.RefusedException;
import ir.gsb.security.ResponseNotTrustedException;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SoapRequestEnvelope;
import ir.gsb.security.SoapRequestSigner;
import ir.gsb.security.SoapResponseVerifier;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** A SOAP request: WS-Security with an X.509 token, as the wire contract asks for. */
record SoapAsked(Protocol protocol, Model model, SoapRequestSigner.SignedEnvelope signed, HttpMessage message)
        implements Asked {

    static SoapAsked sign(InquiryOptions inquiry, HubOptions hub, SigningKey key) {
        URI target = hub.at("/soap/" + inquiry.type());
        ExchangeHeader header = inquiry.header();
        Model model = model(inquiry);
        Element envelope = SoapRequestEnvelope.of(
                inquiry.protocol(), authority(target), header, content(model, inquiry.request()));
        var signed = new SoapRequestSigner(key, Clock.systemUTC()).sign(envelope);
        var message =
                new HttpMessage("POST", target, headers(inquiry.protocol(), model), signed.body(), header.messageId());
        return new SoapAsked(inquiry.protocol(), model, signed, message);
    }

    private static Model model(InquiryOptions inquiry) {
        try {
            return Schemas.load(inquiry.schemas())
                    .model(inquiry.type())
                    .orElseThrow(() -> new CannotAskException("The folder " + inquiry.schemas() + " has no schema of "
                            + inquiry.type() + ", which SOAP needs: name another folder with --schemas."));
        } catch (SchemaException broken) {
            throw new CannotAskException(broken.getMessage() + " (--schemas names another folder)", broken);
        }
    }

    /** The child of the Body, from XML as it is, or from JSON that fits the model. */
    private static Element content(Model model, byte[] request) {
        try {
            if (isXml(request)) {
                return Xml.parse(request).getDocumentElement();
            }
            Model.Read read = model.request(JsonText.parse(request));
            if (!read.violations().isEmpty()) {
                throw new CannotAskException(read.violations().stream()
                        .map(violation -> violation.pointer() + " " + violation.message())
                        .collect(Collectors.joining("; ", "The request does not fit the schema: ", ".")));
            }
            return XmlText.write(model, read.content(), model.requestName()).getDocumentElement();
        } catch (RefusedException unreadable) {
            throw new CannotAskException(unreadable.refusal().detail(), unreadable);
        }
    }

    private static boolean isXml(byte[] request) {
        int i = 0;
        while (i < request.length && request[i] <= ' ') {
            i++;
        }
        return i < request.length && request[i] == '<';
    }

    /** Lower case, without the scheme's default port. */
    private static String authority(URI target) {
        int usual = target.getScheme().equals("https") ? 443 : 80;
        String host = target.getHost().toLowerCase(Locale.ROOT);
        return target.getPort() == -1 || target.getPort() == usual ? host : host + ":" + target.getPort();
    }

    private static Headers headers(Protocol protocol, Model model) {
        String action = '"' + model.type().action() + '"';
        return protocol == Protocol.SOAP_1_1
                ? new Headers(List.of(
                        new Headers.Header("content-type", "text/xml; charset=utf-8"),
                        new Headers.Header("soapaction", action)))
                : new Headers(List.of(
                        new Headers.Header("content-type", "application/soap+xml; charset=utf-8; action=" + action)));
    }

    @Override
    public String base() {
        return SignedInfo.canonical(signed.body());
    }

    @Override
    public Result read(HttpAnswer answer, X509Certificate hub) {
        try {
            var trusted =
                    new SoapResponseVerifier(List.of(hub), Clock.systemUTC()).verify(answer.body(), protocol, signed);
            return new SoapAnswer(model, trusted.content(), trusted.exchange()).result(answer);
        } catch (ResponseNotTrustedException forged) {
            throw new CannotAskException(
                    "HTTP " + answer.status() + " came back, but it is not to be trusted: " + forged.getMessage()
                            + " Check --hub, and that --hub-cert is the certificate that this hub signs with.",
                    forged);
        }
    }
}

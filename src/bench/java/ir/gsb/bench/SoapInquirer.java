package ir.gsb.bench;

import ir.gsb.canonical.Xml;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.Headers;
import ir.gsb.message.Protocol;
import ir.gsb.security.ResponseNotTrustedException;
import ir.gsb.security.SoapRequestEnvelope;
import ir.gsb.security.SoapRequestSigner;
import ir.gsb.security.SoapResponseVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.w3c.dom.Element;

/** Asks over SOAP 1.1, signed as WS-Security has it. */
final class SoapInquirer implements Inquirer {

    static final Headers HEADERS = new Headers(List.of(
            new Headers.Header("content-type", "text/xml; charset=utf-8"),
            new Headers.Header("soapaction", '"' + Kind.SOAP.inquiry().action() + '"')));

    private final String authority;
    private final Element content;
    private final SoapRequestSigner signer;
    private final SoapResponseVerifier verifier;

    SoapInquirer(String authority, Keys keys) throws IOException {
        this.authority = authority;
        this.content = Xml.parse(Files.readAllBytes(Kind.SOAP.sample("request-retrieve.xml")))
                .getDocumentElement();
        this.signer = new SoapRequestSigner(keys.client(), Clock.systemUTC());
        this.verifier = new SoapResponseVerifier(List.of(keys.hub()), Clock.systemUTC());
    }

    static String path() {
        return "/soap/" + Kind.SOAP.inquiry();
    }

    static ExchangeHeader header() {
        return new ExchangeHeader(
                Optional.of(UUID.randomUUID().toString()), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public Asked next() {
        Element envelope = SoapRequestEnvelope.of(Protocol.SOAP_1_1, authority, header(), content);
        SoapRequestSigner.SignedEnvelope signed = signer.sign(envelope);
        return new Asked(signed, HttpMessage.post(authority, path(), HEADERS, signed.body()), verifier);
    }

    /** An inquiry over SOAP. */
    record Asked(SoapRequestSigner.SignedEnvelope signed, byte[] request, SoapResponseVerifier verifier)
            implements Inquiry {

        @Override
        public void verify(HttpMessage answer) throws ResponseNotTrustedException {
            verifier.verify(answer.body(), Protocol.SOAP_1_1, signed);
        }
    }
}

package ir.gsb.bench;

import ir.gsb.canonical.Xml;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.Headers;
import ir.gsb.message.Protocol;
import ir.gsb.security.SoapRequestEnvelope;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Asks a connector as a back-end that cannot sign: plain JSON, or a plain envelope. */
final class PlainInquirer implements Inquirer {

    private final byte[] request;

    PlainInquirer(String connector, Kind kind) throws IOException {
        this.request = switch (kind) {
            case REST ->
                HttpMessage.post(
                        connector,
                        "/inquiries/" + kind.inquiry(),
                        new Headers(List.of(new Headers.Header("content-type", "application/json"))),
                        Files.readAllBytes(kind.sample("request-retrieve.json")));
            case SOAP -> HttpMessage.post(connector, SoapInquirer.path(), SoapInquirer.HEADERS, envelope(kind));
        };
    }

    private static byte[] envelope(Kind kind) throws IOException {
        var content = Xml.parse(Files.readAllBytes(kind.sample("request-retrieve.xml")))
                .getDocumentElement();
        var nothing = new ExchangeHeader(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return Xml.write(SoapRequestEnvelope.of(Protocol.SOAP_1_1, "connector", nothing, content));
    }

    @Override
    public Asked next() {
        return new Asked(request);
    }

    /** An inquiry that is not signed; its answer was verified by the connector, or it is none. */
    record Asked(byte[] request) implements Inquiry {
        @Override
        public void verify(HttpMessage answer) {
            // status and content were looked at
        }
    }
}

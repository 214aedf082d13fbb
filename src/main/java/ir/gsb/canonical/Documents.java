package ir.gsb.canonical;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What the hub serves to those who want to ask an inquiry, all of it made from its model. */
public final class Documents {

    private final Model model;
    private final byte[] request;
    private final byte[] response;
    private final byte[] openapi;
    private final byte[] deprecatedOpenapi;

    private Documents(Model model) {
        this.model = model;
        this.request = bytes(JsonSchemas.request(model).toPrettyString());
        this.response = bytes(JsonSchemas.response(model).toPrettyString());
        this.openapi = bytes(OpenApi.of(model, false).toPrettyString());
        this.deprecatedOpenapi = bytes(OpenApi.of(model, true).toPrettyString());
    }

    public static Documents of(Model model) {
        return new Documents(model);
    }

    /** What people read of the inquiry. */
    public Outline outline() {
        return Outline.of(model);
    }

    /** JSON Schema 2020-12 of the request. */
    public byte[] requestJsonSchema() {
        return request.clone();
    }

    /** JSON Schema 2020-12 of the answer. */
    public byte[] responseJsonSchema() {
        return response.clone();
    }

    /** OpenAPI 3.1 of the inquiry over REST, while it stays or when it will not. */
    public byte[] openapi(boolean deprecated) {
        return deprecated ? deprecatedOpenapi.clone() : openapi.clone();
    }

    /** The XML Schema of request and answer. */
    public byte[] xsd() {
        return model.xsd();
    }

    /**
     * WSDL 1.1 of the inquiry over SOAP 1.1 and 1.2, with all its schemas within.
     *
     * @param endpoint where the inquiry is asked
     */
    public byte[] wsdl(URI endpoint) {
        return bytes(Wsdl.of(model, endpoint, text(exchangeXsd())));
    }

    /** The XML Schema of the header block and of a fault's detail; the same for every inquiry. */
    public static byte[] exchangeXsd() {
        try (InputStream xsd = Objects.requireNonNull(
                Documents.class.getResourceAsStream("exchange.xsd"), "exchange.xsd is part of the hub")) {
            return xsd.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("exchange.xsd cannot be read", e);
        }
    }

    static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

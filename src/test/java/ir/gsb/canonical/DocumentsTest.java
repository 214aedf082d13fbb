package ir.gsb.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import ir.gsb.message.Code;
import jakarta.xml.ws.Service;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.wsdl.Definition;
import javax.wsdl.factory.WSDLFactory;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

class DocumentsTest {

    private static final URI ENDPOINT = URI.create("https://gsb.example:8443/soap/person-identity/v1?a=1&b=2");

    static List<Model> models() {
        return List.copyOf(Samples.SCHEMAS.all());
    }

    @ParameterizedTest
    @MethodSource("models")
    void serves_json_schemas_that_are_valid_themselves(Model model) {
        Documents documents = Documents.of(model);
        var dialect = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(JsonSchemas.DIALECT));
        for (byte[] schema : List.of(documents.requestJsonSchema(), documents.responseJsonSchema())) {
            assertThat(dialect.validate(new String(schema, StandardCharsets.UTF_8), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void describes_the_inquiry_with_all_errors_in_openapi(Model model) throws Exception {
        JsonNode openapi = new ObjectMapper().readTree(Documents.of(model).openapi(false));
        JsonNode post = openapi.at("/paths").path("/inquiries/" + model.type()).path("post");
        assertThat(post.at("/requestBody/content")
                        .path("application/json")
                        .at("/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/" + model.requestName());
        for (Code code : Code.values()) {
            assertThat(post.path("responses")
                            .path(String.valueOf(code.status()))
                            .path("description")
                            .asText())
                    .contains(code.wire());
        }
        assertThat(openapi.at("/components/schemas").path(model.requestName()).has("properties"))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("models")
    void serves_a_wsdl_that_wsdl4j_reads(Model model) throws Exception {
        var reader = WSDLFactory.newInstance().newWSDLReader();
        reader.setFeature("javax.wsdl.verbose", false);
        Definition wsdl = reader.readWSDL(
                null,
                new InputSource(new ByteArrayInputStream(Documents.of(model).wsdl(ENDPOINT))));
        String namespace = model.type().namespace();
        assertThat(wsdl.getService(new QName(namespace, model.type().pascalName() + "Service"))
                        .getPorts())
                .containsOnlyKeys("Soap11", "Soap12");
        assertThat(new String(Documents.of(model).wsdl(ENDPOINT), StandardCharsets.UTF_8))
                .contains("soapAction=\"" + model.type().action() + "\"")
                .contains("location=\"https://gsb.example:8443/soap/person-identity/v1?a=1&amp;b=2\"")
                .doesNotContainPattern("\\{[a-z]+}");
    }

    @Test
    void has_schemas_that_java_takes_together() throws Exception {
        Source[] sources = {
            new StreamSource(new ByteArrayInputStream(Documents.exchangeXsd())),
            new StreamSource(
                    new ByteArrayInputStream(Documents.of(Samples.PERSON).xsd()))
        };
        assertThat(SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(sources))
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("models")
    void serves_a_wsdl_that_cxf_builds_a_client_from(Model model, @TempDir Path folder) throws Exception {
        Path wsdl =
                Files.write(folder.resolve("inquiry.wsdl"), Documents.of(model).wsdl(ENDPOINT));
        String namespace = model.type().namespace();
        var service = Service.create(
                wsdl.toUri().toURL(), new QName(namespace, model.type().pascalName() + "Service"));
        assertThat(service.createDispatch(new QName(namespace, "Soap12"), Source.class, Service.Mode.PAYLOAD))
                .isNotNull();
    }
}

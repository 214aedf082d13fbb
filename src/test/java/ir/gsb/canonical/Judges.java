package ir.gsb.canonical;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** Two validators that are not ours, led by the schemas that the hub serves. */
final class Judges {

    private static final Map<Model, Schema> XSD = new ConcurrentHashMap<>();
    private static final Map<String, JsonSchema> JSON = new ConcurrentHashMap<>();

    private Judges() {}

    static boolean xsd(Model model, byte[] xml) {
        try {
            XSD.computeIfAbsent(model, Judges::compiled)
                    .newValidator()
                    .validate(new StreamSource(new ByteArrayInputStream(xml)));
            return true;
        } catch (SAXException _) {
            return false;
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Schema compiled(Model model) {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(new ByteArrayInputStream(model.xsd())));
        } catch (SAXException e) {
            throw new AssertionError("the schema of " + model.type() + " is no XML Schema", e);
        }
    }

    static boolean jsonSchema(Model model, boolean request, byte[] json) {
        return JSON.computeIfAbsent(model.type() + (request ? "?" : "!"), _ -> compiled(model, request))
                .validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON)
                .isEmpty();
    }

    private static JsonSchema compiled(Model model, boolean request) {
        String schema = (request ? JsonSchemas.request(model) : JsonSchemas.response(model)).toString();
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(new ObjectMapper().readTree(schema), config);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}

package ir.gsb.canonical;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gsb.message.Code;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a model as OpenAPI 3.1, with the headers and errors that every inquiry has. */
final class OpenApi {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private record Header(String name, boolean required, String description) {}

    private static final List<Header> REQUEST_HEADERS = List.of(
            new Header("Content-Digest", true, "RFC 9530, sha-256 or sha-512 of the body"),
            new Header("Gsb-Message-Id", true, "A UUID that the client chooses; a retry has the same one"),
            new Header("Gsb-Agreement", false, "Which agreement; may be left out where just one fits"),
            new Header("Gsb-User", false, "Who asks inside the agency"),
            new Header("Gsb-Tracking-Code", false, "The citizen's case that causes the inquiry"),
            new Header("Prefer", false, "respond-async to be answered later"),
            new Header(
                    "Signature-Input",
                    true,
                    "RFC 9421, one member gsb over @method, @authority, @path, content-digest, content-type,"
                        + " gsb-message-id and every other gsb-* header, with created, expires, nonce, keyid, alg and "
                        + "tag=\"gsb-request\""),
            new Header("Signature", true, "RFC 9421, one member gsb"));

    private static final List<Header> RESPONSE_HEADERS = List.of(
            new Header("Content-Digest", true, "RFC 9530, of the answer's body"),
            new Header("Gsb-Exchange-Id", true, "The exchange, a UUIDv7; quote it when you ask about it"),
            new Header("Gsb-Replayed", false, "true if this is the stored answer of an earlier attempt"),
            new Header("Deprecation", false, "RFC 9745, since when this version is deprecated"),
            new Header("Sunset", false, "RFC 8594, when this version is retired"),
            new Header("Link", false, "With rel=\"successor-version\", the newer version of a deprecated one"),
            new Header("Signature-Input", true, "RFC 9421, one member gsb of the hub, tag=\"gsb-response\""),
            new Header("Signature", true, "RFC 9421, the hub's signature, bound to the request"));

    private OpenApi() {}

    static ObjectNode of(Model model, boolean deprecated) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("openapi", "3.1.0");
        document.put("jsonSchemaDialect", JsonSchemas.DIALECT);
        ObjectNode info = document.putObject("info");
        info.put("title", model.type().toString());
        info.put("version", "v" + model.type().version());
        info.put("description", (model.prose().en() + "\n\n" + model.prose().fa()).strip());
        ObjectNode post = document.putObject("paths")
                .putObject("/inquiries/" + model.type())
                .putObject("post");
        operation(post, model);
        if (deprecated) {
            post.put("deprecated", true);
        }
        schemas(document.putObject("components").putObject("schemas"), model);
        return document;
    }

    private static void operation(ObjectNode post, Model model) {
        post.put(
                "operationId",
                "ask-" + model.type().name() + "-v" + model.type().version());
        post.put("summary", model.prose().en());
        ArrayNode parameters = post.putArray("parameters");
        for (Header header : REQUEST_HEADERS) {
            ObjectNode parameter =
                    parameters.addObject().put("name", header.name()).put("in", "header");
            parameter.put("required", header.required()).put("description", header.description());
            parameter.putObject("schema").put("type", "string");
        }
        ObjectNode body = post.putObject("requestBody").put("required", true);
        content(body, JSON, model.requestName());
        ObjectNode responses = post.putObject("responses");
        answer(responses, "200", "The answer", JSON, model.responseName());
        answer(responses, "202", "Taken on; see Location for where the answer will be", JSON, "");
        errors().forEach((status, codes) -> answer(responses, String.valueOf(status), codes, PROBLEM, "Problem"));
    }

    private static TreeMap<Integer, String> errors() {
        return Arrays.stream(Code.values())
                .collect(Collectors.groupingBy(
                        Code::status, TreeMap::new, Collectors.mapping(Code::wire, Collectors.joining(", "))));
    }

    private static void answer(
            ObjectNode responses, String status, String description, String contentType, String schema) {
        ObjectNode response = responses.putObject(status).put("description", description);
        ObjectNode headers = response.putObject("headers");
        for (Header header : RESPONSE_HEADERS) {
            ObjectNode described = headers.putObject(header.name()).put("description", header.description());
            described.put("required", header.required()).putObject("schema").put("type", "string");
        }
        if (!schema.isEmpty()) {
            content(response, contentType, schema);
        }
    }

    private static void content(ObjectNode parent, String contentType, String schema) {
        parent.putObject("content")
                .putObject(contentType)
                .putObject("schema")
                .put("$ref", "#/components/schemas/" + schema);
    }

    private static void schemas(ObjectNode schemas, Model model) {
        List<String> ofTheFile = List.of("$schema", "$id");
        schemas.set(model.requestName(), JsonSchemas.request(model).remove(ofTheFile));
        schemas.set(model.responseName(), JsonSchemas.response(model).remove(ofTheFile));
        ObjectNode problem = schemas.putObject("Problem").put("type", "object");
        problem.put("description", "RFC 9457; detail says what to do next");
        ObjectNode properties = problem.putObject("properties");
        for (String text : List.of("type", "title", "detail", "exchangeId")) {
            properties.putObject(text).put("type", "string");
        }
        properties.putObject("status").put("type", "integer");
        properties.putObject("retryable").put("type", "boolean");
        ArrayNode codes = properties.putObject("code").put("type", "string").putArray("enum");
        Arrays.stream(Code.values()).map(Code::wire).forEach(codes::add);
        ArrayNode places = properties.putObject("at").put("type", "string").putArray("enum");
        Arrays.stream(Code.At.values()).map(Code.At::wire).forEach(places::add);
        ObjectNode violation =
                properties.putObject("violations").put("type", "array").putObject("items");
        ObjectNode parts = violation.put("type", "object").putObject("properties");
        parts.putObject("pointer").put("type", "string");
        parts.putObject("message").put("type", "string");
    }
}

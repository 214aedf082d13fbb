package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the portal's APIs answer is what {@code /catalogue/openapi.json} says. */
class OpenDataDescribedIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static OpenDataHub hub;
    private static JsonNode described;

    @BeforeAll
    static void read() throws Exception {
        hub = OpenDataHub.get();
        described = hub.description();
        PlantedAnswers.plant(hub.hub(), "tax", OpenDataHub.SERVICE, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5);
    }

    @Test
    void every_route_is_described_and_nothing_else() throws IOException {
        Map<String, String> routes = new TreeMap<>();
        for (String file : new String[] {"catalogue", "tracking", "open311"}) {
            for (JsonNode entry :
                    new YAMLMapper().readTree(Files.readString(Path.of("routes/portal", file + ".camel.yaml")))) {
                JsonNode route = entry.get("route");
                String path = route.at("/from/uri").asText().replace("platform-http:", "");
                if (!route.get("id").asText().endsWith("-elsewhere")) {
                    routes.put(
                            path,
                            route.get("id").asText() + ": "
                                    + route.get("description").asText());
                }
            }
        }
        Map<String, String> paths = new TreeMap<>();
        described
                .get("paths")
                .properties()
                .forEach(path -> paths.put(
                        path.getKey(),
                        path.getValue().at("/get/operationId").asText() + ": "
                                + path.getValue().at("/get/summary").asText()));

        assertThat(paths.keySet()).isEqualTo(routes.keySet());
        paths.forEach((path, said) -> assertThat(said.substring(0, said.indexOf(':')))
                .as(path)
                .isEqualTo(routes.get(path).substring(0, routes.get(path).indexOf(':'))));
    }

    @ParameterizedTest
    @CsvSource({
        "/catalogue/services, /catalogue/services",
        "/catalogue/services, /catalogue/services?q=%DA%AF%D9%88%D8%A7%D9%87%DB%8C&cluster=IDENTITY&page=2",
        "/catalogue/services, /catalogue/services?q=nothing%20like%20it",
        "/catalogue/services, /catalogue/services?x=1",
        "/catalogue/services/{code}, /catalogue/services/10000001",
        "/catalogue/services/{code}, /catalogue/services/10000001001",
        "/catalogue/services/{code}, /catalogue/services/10000099",
        "/catalogue/services/{code}, /catalogue/services/99999999",
        "/catalogue/services/{code}/survey, /catalogue/services/10000001/survey",
        "/catalogue/services/{code}/survey, /catalogue/services/10000024/survey",
        "/catalogue/services/{code}/survey, /catalogue/services/10000099/survey",
        "/catalogue/services/{code}/survey, /catalogue/services/99999999/survey",
        "/catalogue/suggestions, /catalogue/suggestions?q=%D8%B5%D8%AF",
        "/catalogue/agencies, /catalogue/agencies",
        "/catalogue/agencies/{code}, /catalogue/agencies/tax",
        "/catalogue/agencies/{code}, /catalogue/agencies/nobody",
        "/catalogue/agencies/{code}/survey, /catalogue/agencies/tax/survey",
        "/catalogue/agencies/{code}/survey, /catalogue/agencies/nobody/survey",
        "/catalogue/changes, /catalogue/changes",
        "/catalogue/changes, /catalogue/changes?since=x",
        "/catalogue/words, /catalogue/words",
        "/tracking/{code}, /tracking/050808482719338",
        "/open311/v2/services.{format}, /open311/v2/services.json",
        "/open311/v2/services/{service}, /open311/v2/services/10000001.json",
        "/open311/v2/services/{service}, /open311/v2/services/99999999.json",
        "/open311/v2/requests.{format}, /open311/v2/requests.json",
        "/open311/v2/requests/{request}, /open311/v2/requests/050808482719338.json"
    })
    void answers_as_described(String path, String target) throws Exception {
        check(path, hub.get(target));
    }

    /** Holds an answer against the description of a path. */
    static void check(String path, HttpResponse<String> answer) throws IOException {
        String type = answer.headers().firstValue("content-type").orElse("").split(";")[0];
        JsonNode response = OpenDataHub.get()
                .description()
                .at("/paths")
                .path(path)
                .path("get")
                .path("responses")
                .path(String.valueOf(answer.statusCode()));
        if (response.has("$ref")) {
            response = OpenDataHub.get()
                    .description()
                    .at(response.get("$ref").asText().substring(1));
        }
        JsonNode schema = response.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode())
                .as("%s answers %s %s, which is not described", path, answer.statusCode(), type)
                .isFalse();
        ObjectNode whole = schema.deepCopy();
        whole.set("components", OpenDataHub.get().description().get("components"));
        var found = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(JSON.readTree(answer.body()));
        assertThat(found).as("%s: %s", path, answer.body()).isEmpty();
    }
}

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
        "/open311/v2/requests/{request}, /open311/v2/requests/050808482719338.json",
        "/open311/v2/requests/{request}, /open311/v2/requests/050808482719338.xml",
        "/catalogue/changes, /catalogue/changes?since=999999999",
        "/open311/discovery.{format}, /open311/discovery.xml",
        "/open311/discovery.{format}, /open311/discovery.csv",
        "/open311/v2/services.{format}, /open311/v2/services.csv",
        "/open311/v2/services/{service}, /open311/v2/services/10000001.csv",
        "/open311/v2/services/{service}, /open311/v2/services/99999999.xml",
        "/open311/v2/requests.{format}, /open311/v2/requests.csv",
        "/open311/v2/requests/{request}, /open311/v2/requests/050808482719338.csv"
    })
    void answers_as_described(String path, String target) throws Exception {
        check(path, hub.get(target));
    }

    /** A target of each path. */
    private static final Map<String, String> TARGETS = Map.ofEntries(
            Map.entry("/catalogue/services", "/catalogue/services"),
            Map.entry("/catalogue/services/{code}", "/catalogue/services/10000001"),
            Map.entry("/catalogue/services.ttl", "/catalogue/services.ttl"),
            Map.entry("/catalogue/suggestions", "/catalogue/suggestions"),
            Map.entry("/catalogue/agencies", "/catalogue/agencies"),
            Map.entry("/catalogue/agencies/{code}", "/catalogue/agencies/tax"),
            Map.entry("/catalogue/services/{code}/survey", "/catalogue/services/10000001/survey"),
            Map.entry("/catalogue/agencies/{code}/survey", "/catalogue/agencies/tax/survey"),
            Map.entry("/catalogue/changes", "/catalogue/changes"),
            Map.entry("/catalogue/words", "/catalogue/words"),
            Map.entry("/catalogue/context.jsonld", "/catalogue/context.jsonld"),
            Map.entry("/catalogue/openapi.json", "/catalogue/openapi.json"),
            Map.entry("/tracking/{code}", "/tracking/050808482719338"),
            Map.entry("/open311/discovery.{format}", "/open311/discovery.json"),
            Map.entry("/open311/v2/services.{format}", "/open311/v2/services.json"),
            Map.entry("/open311/v2/services/{service}", "/open311/v2/services/10000001.json"),
            Map.entry("/open311/v2/requests.{format}", "/open311/v2/requests.json"),
            Map.entry("/open311/v2/requests/{request}", "/open311/v2/requests/050808482719338.json"));

    static Stream<String> paths() {
        return described.get("paths").properties().stream().map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void answers_as_described_where_it_answers_otherwise(String path) throws Exception {
        String target = Objects.requireNonNull(TARGETS.get(path), path);

        check(path, hub.get(target + "?colour=red"));
        HttpResponse<String> again = hub.get(target, "If-None-Match", "*");
        check(path, again);
        assertThat(responses(path, "get").has("304")).isEqualTo(again.statusCode() == 304);
        RawHttp.Response unreadable = hub.from("127.0.0.1", target + "?q=%zz");
        assertThat(unreadable.status()).isEqualTo(400);
        check(path, unreadable);
    }

    @Test
    void says_of_each_path_what_one_is_told_who_asks_too_often() throws Exception {
        hub.exhaust("127.0.0.10");
        for (Map.Entry<String, String> target : TARGETS.entrySet()) {
            RawHttp.Response refused = hub.from("127.0.0.10", target.getValue());
            assertThat(refused.status()).as(target.getKey()).isEqualTo(429);
            check(target.getKey(), refused);
        }
    }

    @Test
    void answers_as_described_what_it_gives_in_no_such_form_and_what_is_posted() throws Exception {
        check("/catalogue/services/{code}", hub.get("/catalogue/services/10000001", "Accept", "image/png"));
        check("/catalogue/services/{code}", hub.get("/catalogue/services/10000001", "Accept", "text/html"));
        check("/catalogue/services/{code}", hub.get("/catalogue/services/10000001", "Accept", "text/turtle"));
        for (String ending : List.of("json", "xml", "csv")) {
            check("/open311/v2/requests.{format}", hub.ask("POST", "/open311/v2/requests." + ending));
        }
    }

    /** Holds an answer of any hub against the description of a path. */
    static void check(String path, HttpResponse<String> answer) throws IOException {
        check(
                path,
                answer.request().method().toLowerCase(Locale.ROOT),
                answer.statusCode(),
                answer.headers().firstValue("content-type").orElse(""),
                answer.body());
    }

    private static void check(String path, RawHttp.Response answer) throws IOException {
        check(
                path,
                "get",
                answer.status(),
                answer.headers().first("content-type").orElse(""),
                answer.text());
    }

    private static void check(String path, String method, int status, String contentType, String body)
            throws IOException {
        String type = contentType.split(";")[0];
        JsonNode response = responses(path, method).path(String.valueOf(status));
        if (response.has("$ref")) {
            response = description().at(response.get("$ref").asText().substring(1));
        }
        JsonNode content = type.isEmpty() ? response : response.path("content").path(type);
        assertThat(content.isMissingNode())
                .as("%s answers %s %s, which is not described", path, status, type)
                .isFalse();
        if (content.has("schema") && type.endsWith("json")) {
            ObjectNode whole = content.get("schema").deepCopy();
            whole.set("components", description().get("components"));
            var found = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(whole)
                    .validate(JSON.readTree(body));
            assertThat(found).as("%s: %s", path, body).isEmpty();
        } else if (type.isEmpty()) {
            assertThat(response.has("content")).isFalse();
            assertThat(body).isEmpty();
        }
    }

    private static JsonNode responses(String path, String method) throws IOException {
        return description().path("paths").path(path).path(method).path("responses");
    }

    /** As it is on the class path of every hub. */
    private static JsonNode description() throws IOException {
        return JSON.readTree(OpenDataDescribedIT.class.getResource("/ir/gsb/opendata/openapi.json"));
    }
}

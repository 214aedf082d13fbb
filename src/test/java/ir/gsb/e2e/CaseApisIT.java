package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ir.gsb.catalogue.Province;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import ir.gsb.tracking.Pilot;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A citizen's case over the tracking API and over Open311, on a running hub. */
class CaseApisIT {

    private static final InquiryType CASE_EVENT = InquiryType.parse("case-event/v1");
    private static final String AGREEMENT = "A-1202";
    private static final String FACTOR = "Gsb-Tracking-Factor";
    private static final String OPENED = """
        {"mode":"RETRIEVE","fields":["trackingCode"],"event":"OPENED","serviceCode":"%s","province":"QAZVIN",\
        "mobile":"09000004321","nationalId":"0007654324","expected":"2027-01-05"}\
        """.formatted(OpenDataHub.SERVICE);
    private static final String MOVED = """
        {"mode":"RETRIEVE","fields":["state"],"event":"%s","trackingCode":"%s","note":"یادداشت برای شما"}\
        """;

    private final OpenDataHub hub = OpenDataHub.get();

    @BeforeAll
    static void begin_the_pilot() {
        OpenDataHub.get().hub().part(Pilot.class).change("tax", Province.QAZVIN, true, "operator/registry", "a test");
    }

    private Told tell(String content) throws Exception {
        return new Client(hub.hub(), hub.hub().key(SampleHub.TAX)).ask(Protocol.REST, CASE_EVENT, content, AGREEMENT);
    }

    private String open() throws Exception {
        return tell(OPENED).json().get("trackingCode").asText();
    }

    @Test
    void shows_a_case_to_who_has_the_code_and_the_factor() throws Exception {
        String code = open();
        assertThat(tell(MOVED.formatted("ACCEPTED", code)).status()).isEqualTo(200);

        HttpResponse<String> answer = hub.get("/tracking/" + code, FACTOR, "4321");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(answer.headers().firstValue("access-control-allow-origin")).isEmpty();
        assertThat(answer.headers().firstValue("etag")).isEmpty();
        OpenDataDescribedIT.check("/tracking/{code}", answer);
        JsonNode seen = hub.json("/tracking/" + code, FACTOR, "0007654324");
        assertThat(seen.at("/state/name").asText()).isEqualTo("ACCEPTED");
        assertThat(seen.get("expected").asText()).isEqualTo("2027-01-05");
        assertThat(seen.get("timeline")).hasSize(2);
        assertThat(answer.body()).doesNotContain("0007654324").doesNotContain("09000004321");
    }

    @Test
    void wrong_factor_is_no_case_and_then_slow() throws Exception {
        String code = open();
        HttpResponse<String> wrong = hub.get("/tracking/" + code, FACTOR, "0000");
        assertThat(wrong.statusCode()).isEqualTo(404);
        assertThat(wrong.body())
                .isEqualTo(hub.get("/tracking/050808482719338", FACTOR, "0000").body());
        assertThat(hub.get("/tracking/" + code + "?factor=4321").statusCode()).isEqualTo(400);
        assertThat(hub.get("/tracking/" + code).body())
                .contains("missing-header", "the whole national ID (ten digits)");
        assertThat(hub.get("/open311/v2/requests/" + code + ".xml").body())
                .contains("the whole national ID (ten digits)");

        HttpResponse<String> slowed = wrong;
        for (int i = 0; i < 5 && slowed.statusCode() == 404; i++) {
            slowed = hub.get("/tracking/" + code, FACTOR, "0000");
        }

        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValue("retry-after")).isPresent();
        OpenDataDescribedIT.check("/tracking/{code}", slowed);
        HttpResponse<String> overOpen311 = hub.get("/open311/v2/requests/" + code + ".xml", FACTOR, "4321");
        assertThat(overOpen311.statusCode()).isEqualTo(429);
        assertThat(overOpen311.body()).contains("<code>429</code>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "050808482719339", "none"})
    void says_what_a_code_looks_like_to_who_sends_none(String noCode) throws Exception {
        for (int i = 0; i < 4; i++) {
            HttpResponse<String> told = hub.get("/tracking/" + noCode, FACTOR, "4321");
            assertThat(told.statusCode()).isEqualTo(400);
            assertThat(told.body()).contains("malformed-message", "15 digits", "check the others");
            OpenDataDescribedIT.check("/tracking/{code}", told);
        }
        OpenDataDescribedIT.check(
                "/open311/v2/requests/{request}", hub.get("/open311/v2/requests/" + noCode + ".json", FACTOR, "4321"));
        for (String ending : List.of(".json", ".xml")) {
            HttpResponse<String> told = hub.get("/open311/v2/requests/" + noCode + ending, FACTOR, "4321");
            assertThat(told.statusCode()).isEqualTo(400);
            assertThat(told.body()).contains("400", "15 digits");
        }
    }

    @Test
    void speaks_open311_in_both_syntaxes() throws Exception {
        String code = open();
        assertThat(tell(MOVED.formatted("REJECTED", code)).status()).isEqualTo(200);
        HttpResponse<String> services = hub.get("/open311/v2/services.json");
        OpenDataDescribedIT.check("/open311/v2/services.{format}", services);
        assertThat(services.body())
                .contains("\"service_code\":\"" + OpenDataHub.SERVICE + "\"")
                .contains("\"description\":\"شرح صدور گواهی شمارهٔ 1\"")
                .contains("\"keywords\":\"شناسنامه,سجل,");
        assertThat(hub.get("/open311/v2/services.xml").body())
                .contains("<service><service_code>" + OpenDataHub.SERVICE + "</service_code>");

        HttpResponse<String> json = hub.get("/open311/v2/requests/" + code + ".json", FACTOR, "4321");
        HttpResponse<String> xml =
                hub.get("/open311/v2/requests.xml?api_key=none&service_request_id=" + code, FACTOR, "4321");

        OpenDataDescribedIT.check("/open311/v2/requests/{request}", json);
        assertThat(json.body())
                .contains("\"status\":\"closed\"")
                .contains("\"expected_datetime\":\"2027-01-05T23:59:59+03:30\"")
                .contains("\"state\":\"REJECTED\"");
        assertThat(xml.statusCode()).isEqualTo(200);
        assertThat(xml.headers().firstValue("cache-control")).contains("no-store");
        assertThat(xml.body())
                .startsWith(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<service_requests><request><service_request_id>"
                                + code)
                .contains("<timeline><datetime>");
    }

    @Test
    void commands_of_the_page_show_what_it_says() throws Exception {
        Shell.needs("curl jq", "command -v curl && command -v jq");

        PlantedAnswers.plant(hub.hub(), "tax", OpenDataHub.SERVICE, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5);
        new PageCommands(Path.of("src/docs/opendata.md"), Pattern.compile("(?s)^(.*)## The routes")).run(hub.hub());
    }

    @Test
    void says_where_open311_is_spoken_and_that_a_request_needs_its_factor() throws Exception {
        JsonNode told = hub.json("/open311/discovery.json");
        assertThat(told.get("contact").asText()).contains("https://bus.example.gov/agencies");
        assertThat(told.get("key_service").asText()).contains("No key", FACTOR);
        assertThat(told.at("/endpoints/0/url").asText()).isEqualTo("https://bus.example.gov/open311/v2");
        assertThat(told.at("/endpoints/0/type").asText()).isEqualTo("test");
        assertThat(hub.get("/open311/discovery.xml").body())
                .contains("<endpoints><endpoint><specification>", "<formats><format>application/json</format><format>");
    }

    @Test
    void open311_lists_no_requests_and_takes_none() throws Exception {
        assertThat(hub.get("/open311/v2/requests.json").statusCode()).isEqualTo(400);
        for (String codes : List.of(",", "1,2,3,4,5,6,7,8,9,10,11")) {
            assertThat(hub.get("/open311/v2/requests.json?service_request_id=" + codes, FACTOR, "4321")
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(hub.ask("POST", "/open311/v2/requests.json").body()).contains("case-event/v1");
        assertThat(hub.ask("POST", "/open311/v2/requests.json").statusCode()).isEqualTo(403);
        assertThat(hub.get("/open311/v2/requests/" + open() + ".json").statusCode())
                .isEqualTo(403);
        assertThat(hub.get("/open311/v2/services.csv").statusCode()).isEqualTo(404);
        for (String ending : new String[] {"json", "xml"}) {
            assertThat(hub.get("/open311/v2/services/" + ending).statusCode()).isEqualTo(404);
            assertThat(hub.get("/open311/v2/requests/" + ending, FACTOR, "4321").statusCode())
                    .isEqualTo(404);
        }
    }
}

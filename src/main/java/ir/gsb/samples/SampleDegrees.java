package ir.gsb.samples;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

/**
 * The ministry of science, over HTTP in JSON, with all that such services do: numbers for IDs, {@code "true"} and
 * {@code "null"} as texts, Jalali dates as numbers, Arabic letters, and HTTP 200 with a flag for what went wrong.
 */
final class SampleDegrees implements SampleAgency {

    @Override
    public String setting() {
        return "gsb.providers.science-ministry.degrees.url";
    }

    @Override
    public String path() {
        return "/science";
    }

    @Override
    public void answerOn(WireMockServer server) {
        for (JsonNode degree : SampleAgencies.read("degrees.json")) {
            server.stubFor(asked().atPriority(SampleAgencies.KNOWN)
                    .withRequestBody(equalToJson("{\"nationalCode\":" + degree.get("nationalCode")
                            + ",\"certificateNo\":" + degree.get("certificateNo") + "}"))
                    .willReturn(answer("true", "null", degree.toString())));
        }
        server.stubFor(asked().atPriority(SampleAgencies.UNKNOWN)
                .willReturn(answer("false", "مدركي با اين مشخصات يافت نشد", "\"null\"")));
    }

    private MappingBuilder asked() {
        return post(urlPathEqualTo(path() + "/api/degrees/inquiry"));
    }

    private static ResponseDefinitionBuilder answer(String success, String message, String found) {
        return aResponse()
                .withHeader("Content-Type", "application/json")
                .withBody("{\"isSuccess\":\"" + success + "\",\"message\":\"" + message + "\",\"data\":" + found + "}");
    }
}

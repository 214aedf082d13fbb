package ir.gsb.samples;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingXPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.List;
import java.util.Locale;

/** The traffic police, over HTTP in XML of its own: words for codes, a number plate in four parts. */
final class SampleTraffic implements SampleAgency {

    private static final List<String> OF_LICENCE =
            List.of("Class", "IssueDate", "ExpireDate", "IsValid", "NegativeScore");
    private static final List<String> OF_PLATE = List.of("Left", "Letter", "Right", "Region");
    private static final List<String> OF_CAR = List.of("Vin", "Company", "System", "Color", "BuildYear");

    @Override
    public String setting() {
        return "gsb.providers.traffic-police.vehicles.url";
    }

    @Override
    public String path() {
        return "/traffic";
    }

    @Override
    public void answerOn(WireMockServer server) {
        for (JsonNode driver : SampleAgencies.read("driving.json")) {
            server.stubFor(known(driver, "LicenceNo", driver.get("LicenceNo").asText(), licence(driver)));
            if (driver.has("Car")) {
                JsonNode car = driver.get("Car");
                String vin = car.get("Vin").asText().toUpperCase(Locale.ROOT);
                String plate =
                        OF_PLATE.stream().map(part -> car.get(part).asText()).reduce("", String::concat);
                server.stubFor(known(driver, "Vin", vin, licence(driver) + car(car)));
                server.stubFor(known(driver, "Plate", plate, licence(driver) + car(car)));
            }
        }
        server.stubFor(asked().atPriority(SampleAgencies.UNKNOWN).willReturn(answer(404, "NOT_FOUND", "")));
    }

    private MappingBuilder asked() {
        return post(urlPathEqualTo(path() + "/driving/inquiry"))
                .withHeader("Content-Type", containing("application/xml"));
    }

    private MappingBuilder known(JsonNode driver, String key, String value, String found) {
        String relation = SampleAgencies.elements(driver, List.of("Relation"));
        return asked().atPriority(SampleAgencies.KNOWN)
                .withRequestBody(matchingXPath(
                        "/DrivingInquiry/NationalCode/text()",
                        equalTo(driver.get("NationalCode").asText())))
                .withRequestBody(matchingXPath("/DrivingInquiry[normalize-space(" + key + ")='" + value + "']"))
                .willReturn(answer(200, "OK", found + relation));
    }

    private static String licence(JsonNode driver) {
        return "<Licence>" + SampleAgencies.elements(driver, OF_LICENCE) + "</Licence>";
    }

    private static String car(JsonNode car) {
        return "<Car><Plate>" + SampleAgencies.elements(car, OF_PLATE) + "</Plate>"
                + SampleAgencies.elements(car, OF_CAR) + "</Car>";
    }

    private static ResponseDefinitionBuilder answer(int status, String state, String found) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/xml; charset=utf-8")
                .withBody("<DrivingResult><State>" + state + "</State><Message>null</Message>" + found
                        + "</DrivingResult>");
    }
}

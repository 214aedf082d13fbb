package ir.gsb.samples;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingXPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.List;

/** The conscription organisation, over SOAP 1.1 in XML of its own, with Jalali dates as numbers. */
final class SampleConscription implements SampleAgency {

    private static final List<String> FIELDS = List.of("State", "CardNo", "ValidTo");

    @Override
    public String setting() {
        return "gsb.providers.conscription.service.url";
    }

    @Override
    public String path() {
        return "/conscription";
    }

    @Override
    public void answerOn(WireMockServer server) {
        for (JsonNode man : SampleAgencies.read("conscription.json")) {
            server.stubFor(asked().atPriority(SampleAgencies.KNOWN)
                    .withRequestBody(matchingXPath(
                            "//*[local-name()='NationalCode']/text()",
                            equalTo(man.get("NationalCode").asText())))
                    .willReturn(answer("OK", "null", SampleAgencies.elements(man, FIELDS))));
        }
        server.stubFor(
                asked().atPriority(SampleAgencies.UNKNOWN).willReturn(answer("NO_RECORD", "سابقه اي يافت نشد", "")));
    }

    private MappingBuilder asked() {
        return post(urlPathEqualTo(path()))
                .withHeader("SOAPAction", equalTo("\"http://conscription.example/service/GetServiceStatus\""));
    }

    private static ResponseDefinitionBuilder answer(String code, String text, String found) {
        return aResponse().withHeader("Content-Type", "text/xml; charset=utf-8").withBody("""
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\
            <GetServiceStatusResponse xmlns="http://conscription.example/service"><Return>\
            <ResultCode>%s</ResultCode><ResultText>%s</ResultText>%s\
            </Return></GetServiceStatusResponse></s:Body></s:Envelope>\
            """.formatted(
                        code, text, found));
    }
}

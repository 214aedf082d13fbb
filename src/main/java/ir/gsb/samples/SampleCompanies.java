package ir.gsb.samples;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingXPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.List;

/**
 * The companies registry, over SOAP 1.2 and no other: codes for words, Jalali dates with slashes, Arabic letters, and
 * national IDs without their zeros.
 */
final class SampleCompanies implements SampleAgency {

    private static final String ACTION = "http://companies.example/entities/InquireEntity";
    private static final List<String> FIELDS = List.of(
            "Name",
            "Kind",
            "RegisterNumber",
            "RegisterDate",
            "UnitName",
            "Status",
            "Address",
            "IsSuspended",
            "IsDissolved",
            "IsBankrupt");
    private static final List<String> OF_SIGNERS = List.of("NationalCode", "Name", "Family", "Post", "ValidTo");

    @Override
    public String setting() {
        return "gsb.providers.companies-registry.entities.url";
    }

    @Override
    public String path() {
        return "/entities";
    }

    @Override
    public void answerOn(WireMockServer server) {
        for (JsonNode entity : SampleAgencies.read("entities.json")) {
            server.stubFor(asked().atPriority(SampleAgencies.KNOWN)
                    .withRequestBody(matchingXPath(
                            "//*[local-name()='NationalId']/text()",
                            equalTo(entity.get("NationalId").asText())))
                    .willReturn(envelope(200, answer("0", "null", entity(entity)))));
        }
        server.stubFor(asked().atPriority(SampleAgencies.UNKNOWN)
                .willReturn(envelope(200, answer("4", "شخص حقوقي يافت نشد", ""))));
        server.stubFor(post(urlPathEqualTo(path()))
                .atPriority(SampleAgencies.NOT_UNDERSTOOD)
                .willReturn(envelope(400, """
                    <s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code>\
                    <s:Reason><s:Text xml:lang="en">No such action</s:Text></s:Reason></s:Fault>\
                    """)));
    }

    /** SOAP 1.2 names the action in the content type and has no SOAPAction (RFC 3902). */
    private MappingBuilder asked() {
        return post(urlPathEqualTo(path()))
                .withHeader("Content-Type", matching("application/soap\\+xml;.*action=\"?" + ACTION + "\"?.*"))
                .withHeader("SOAPAction", absent());
    }

    private static String entity(JsonNode entity) {
        var signers = new StringBuilder();
        for (JsonNode signer : entity.get("Signers")) {
            signers.append("<Signer>")
                    .append(SampleAgencies.elements(signer, OF_SIGNERS))
                    .append("</Signer>");
        }
        return "<Entity>" + SampleAgencies.elements(entity, FIELDS) + "<Signers>" + signers + "</Signers></Entity>";
    }

    private static String answer(String code, String text, String entity) {
        return """
            <InquireEntityResponse xmlns="http://companies.example/entities">\
            <Result><Code>%s</Code><Text>%s</Text></Result>%s</InquireEntityResponse>\
            """.formatted(code, text, entity);
    }

    private static ResponseDefinitionBuilder envelope(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/soap+xml; charset=utf-8")
                .withBody("<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>" + body
                        + "</s:Body></s:Envelope>");
    }
}

package ir.gsb.samples;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingXPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The systems of the sample agencies that hold answers, each in its own format, on one server. All people in them are
 * synthetic.
 */
public final class SampleAgencies implements AutoCloseable {

    /** The priority of an answer about somebody whom an agency knows, then of the others. */
    static final int KNOWN = 5;

    static final int UNKNOWN = 9;
    static final int NOT_UNDERSTOOD = 10;

    private static final List<SampleAgency> OTHERS =
            List.of(new SampleCompanies(), new SampleTraffic(), new SampleDegrees(), new SampleConscription());

    private final WireMockServer server;

    private SampleAgencies(WireMockServer server) {
        this.server = server;
    }

    /** Starts them on a free port of this machine. */
    public static SampleAgencies start() {
        var server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .disableRequestJournal()
                .asynchronousResponseEnabled(false));
        server.start();
        var agencies = new SampleAgencies(server);
        agencies.population();
        agencies.addresses();
        OTHERS.forEach(agency -> agency.answerOn(server));
        return agencies;
    }

    /** The settings that tell the hub where the agencies are. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("gsb.providers.civil-registry.population.url", server.baseUrl() + "/population");
        settings.put("gsb.providers.post.addresses.url", server.baseUrl());
        OTHERS.forEach(agency -> settings.put(agency.setting(), server.baseUrl() + agency.path()));
        return settings;
    }

    /** The server behind them, to change what they answer. */
    public WireMockServer server() {
        return server;
    }

    private void population() {
        for (JsonNode person : read("population.json")) {
            server.stubFor(post(urlPathEqualTo("/population"))
                    .atPriority(KNOWN)
                    .withRequestBody(matchingXPath(
                            "//*[local-name()='NationalCode']/text()",
                            equalTo(person.get("NationalCode").asText())))
                    .withRequestBody(matchingXPath(
                            "//*[local-name()='BirthDate']/text()",
                            equalTo(person.get("BirthDate").asText())))
                    .willReturn(aResponse()
                            .withHeader("Content-Type", "text/xml; charset=utf-8")
                            .withBody(PopulationFormat.found(person))));
        }
        server.stubFor(post(urlPathEqualTo("/population"))
                .atPriority(UNKNOWN)
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/xml; charset=utf-8")
                        .withBody(PopulationFormat.notFound())));
    }

    private void addresses() {
        for (JsonNode address : read("addresses.json")) {
            server.stubFor(get(urlPathEqualTo(
                            "/api/v2/addresses/" + address.get("postCode").asText()))
                    .atPriority(KNOWN)
                    .willReturn(aResponse()
                            .withHeader("Content-Type", "application/json")
                            .withBody(address.toString())));
        }
        server.stubFor(get(urlPathMatching("/api/v2/addresses/[0-9]+"))
                .atPriority(UNKNOWN)
                .willReturn(aResponse()
                        .withStatus(404)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"code\":\"ADDRESS_NOT_FOUND\",\"message\":\"نشانی یافت نشد\"}")));
        server.stubFor(
                any(anyUrl()).atPriority(NOT_UNDERSTOOD).willReturn(aResponse().withStatus(404)));
    }

    static JsonNode read(String name) {
        try (InputStream in = SampleAgencies.class.getResourceAsStream("/samples/" + name)) {
            return new JsonMapper().readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException("the sample data cannot be read", broken);
        }
    }

    /** Some values as XML elements of the same names. */
    static String elements(JsonNode values, List<String> names) {
        var elements = new StringBuilder();
        for (String name : names) {
            elements.append("<")
                    .append(name)
                    .append(">")
                    .append(values.get(name).asText());
            elements.append("</").append(name).append(">");
        }
        return elements.toString();
    }

    @Override
    public void close() {
        server.stop();
    }
}

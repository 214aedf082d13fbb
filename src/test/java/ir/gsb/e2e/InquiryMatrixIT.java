package ir.gsb.e2e;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ir.gsb.canonical.JsonText;
import ir.gsb.canonical.Model;
import ir.gsb.canonical.ServedSet;
import ir.gsb.canonical.SoapBody;
import ir.gsb.canonical.Xml;
import ir.gsb.canonical.XmlText;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Mode;
import ir.gsb.message.Node;
import ir.gsb.message.Protocol;
import ir.gsb.registry.Agreement;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.Registry;
import ir.gsb.security.SamplePki;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every inquiry over every protocol, as its folder in {@code schemas/} shows it: the good samples get one answer in all,
 * each bad one is refused for the defect in its name, and so is what a provider answers badly.
 */
class InquiryMatrixIT {

    private static final Set<String> OVER_HTTP = Set.of("rest-provider", "soap-provider");

    private final SampleHub hub = SampleHub.get();

    /** All but the hub's own inquiry, whose answer each question changes. */
    static List<InquiryType> asked() {
        return SampleFiles.types().stream()
                .filter(type -> !SampleFiles.template(type).equals("internal-provider"))
                .toList();
    }

    static Stream<SampleFiles.Request> good() {
        return asked().stream().flatMap(type -> SampleFiles.requests(type, "request-"));
    }

    static Stream<SampleFiles.Request> bad() {
        return SampleFiles.types().stream().flatMap(type -> SampleFiles.requests(type, "invalid-"));
    }

    static Stream<SampleFiles.ProviderAnswer> badAnswers() {
        return asked().stream()
                .filter(type -> OVER_HTTP.contains(SampleFiles.template(type)))
                .flatMap(SampleFiles::badAnswers);
    }

    @Test
    void every_registered_inquiry_is_shown_in_both_modes() {
        List<InquiryType> registered = registry().inquiries().stream()
                .map(Inquiry::type)
                .filter(type -> type.version() == 1)
                .toList();
        assertThat(SampleFiles.types()).containsExactlyInAnyOrderElementsOf(registered);
        for (InquiryType type : registered) {
            assertThat(SampleFiles.requests(type, "request-retrieve"))
                    .as("%s", type)
                    .isNotEmpty();
            assertThat(SampleFiles.requests(type, "request-verify"))
                    .as("%s", type)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("good")
    void gets_the_promised_answer_over_each_protocol(SampleFiles.Request request) throws Exception {
        Model model = model(request.type());
        Node.Fields promised = model.response(request.promised()).content();
        for (Protocol protocol : Protocol.values()) {
            Told told = ask(protocol, request);

            assertThat(told.status())
                    .as("%s: %s", protocol, told.reply().text())
                    .isEqualTo(200);
            assertThat(model.response(content(model, protocol, told)).content())
                    .as("%s", protocol)
                    .isEqualTo(promised);
        }
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refuses_a_bad_sample_for_the_defect_in_its_name(SampleFiles.Request request) throws Exception {
        for (Protocol protocol : Protocol.values()) {
            if (request.has(protocol)) {
                Told told = ask(protocol, request);

                List<String> refusal = request.refusal();
                JsonNode error = ErrorTable.require(hub, told, refusal.getFirst());
                List<String> places = new ArrayList<>();
                error.path("violations")
                        .forEach(
                                violation -> places.add(violation.get("pointer").asText()));
                assertThat(places).as("%s", protocol).isEqualTo(refusal.subList(1, refusal.size()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("badAnswers")
    void passes_on_nothing_that_a_provider_answers_badly(SampleFiles.ProviderAnswer answer) throws Exception {
        var stub = hub.agencies()
                .stubFor(any(anyUrl())
                        .atPriority(1)
                        .willReturn(aResponse().withStatus(answer.status()).withBody(answer.body())));
        try {
            var request = new SampleFiles.Request(answer.type(), "request-retrieve");
            for (Protocol protocol : Protocol.values()) {
                ErrorTable.require(hub, ask(protocol, request), answer.code());
            }
        } finally {
            hub.agencies().removeStub(stub);
        }
    }

    /** Asks as a party whose agreement grants it; a bad sample is asked by whoever may ask anything at all. */
    private Told ask(Protocol protocol, SampleFiles.Request request) throws Exception {
        Agreement agreement = agreement(request);
        var client = new Client(hub, hub.key(agreement.client()));
        byte[] body = request.bytes(protocol);
        String messageId = UUID.randomUUID().toString();
        return client.send(
                protocol.isSoap()
                        ? client.soap(
                                protocol,
                                request.type(),
                                Xml.parse(body).getDocumentElement(),
                                agreement.id(),
                                messageId)
                        : client.rest(request.type(), body, agreement.id(), messageId));
    }

    private Agreement agreement(SampleFiles.Request request) {
        boolean bad = request.name().startsWith("invalid-");
        Mode mode = request.retrieves() ? Mode.RETRIEVE : Mode.VERIFY;
        return SamplePki.MEMBERS.stream()
                .flatMap(member -> registry().agreements(member.party(), request.type()).stream())
                .filter(one ->
                        bad || (one.modes().contains(mode) && one.fields().containsAll(request.fields())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no agreement of the sample registry grants " + request));
    }

    private static Node.Fields content(Model model, Protocol protocol, Told told) {
        return protocol.isSoap()
                ? XmlText.read(
                        model,
                        SoapBody.content(Xml.parse(told.reply().body()).getDocumentElement())
                                .orElseThrow())
                : JsonText.parse(told.reply().body());
    }

    private Model model(InquiryType type) {
        return hub.part(ServedSet.Source.class).current().schemas().model(type).orElseThrow();
    }

    private Registry registry() {
        return hub.registry().current();
    }
}

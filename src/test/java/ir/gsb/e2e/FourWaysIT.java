package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.canonical.JsonText;
import ir.gsb.canonical.Model;
import ir.gsb.canonical.ServedSet;
import ir.gsb.canonical.SoapBody;
import ir.gsb.canonical.Xml;
import ir.gsb.canonical.XmlText;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import ir.gsb.message.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** REST or SOAP in, REST or SOAP out: the same canonical answer. */
class FourWaysIT {

    private static final String IDENTITY = """
        {"mode":"RETRIEVE","fields":["firstName","lastName","fatherName","gender","deceased"],
         "nationalId":"0001234560","birthDate":"1986-07-03"}\
        """;
    private static final String ADDRESS = """
        {"mode":"RETRIEVE","fields":["province","city","streets","plate","latitude"],"postalCode":"1193653471"}\
        """;

    static Stream<Arguments> inquiries() {
        return Stream.of(
                Arguments.of(SampleHub.IDENTITY, IDENTITY, """
                    {"status":"FOUND","firstName":"علی","lastName":"کریمی","fatherName":"یحیی","gender":"MALE",\
                    "deceased":false}\
                    """), Arguments.of(SampleHub.ADDRESS, ADDRESS, """
                        {"status":"FOUND","province":"تهران","city":"تهران",\
                        "streets":["خیابان امیرکبیر","کوچه نیک‌نام"],"plate":"12","latitude":"35.684"}\
                        """));
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void rest_client_gets_the_canonical_answer(InquiryType type, String request, String answer) throws Exception {
        SampleHub hub = SampleHub.get();

        var reply = hub.ask(SampleHub.TAX, type, request);

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo(answer);
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void soap_clients_get_the_same_answer(InquiryType type, String request, String answer) throws Exception {
        SampleHub hub = SampleHub.get();
        Model model =
                hub.part(ServedSet.Source.class).current().schemas().model(type).orElseThrow();
        for (Protocol protocol : new Protocol[] {Protocol.SOAP_1_1, Protocol.SOAP_1_2}) {
            Node.Fields content = JsonText.parse(request.getBytes(StandardCharsets.UTF_8));
            Element element = XmlText.write(model, content, model.requestName()).getDocumentElement();
            var envelope = hub.signedSoap(SampleHub.TAX, protocol, element, Optional.empty());

            var reply = hub.sendSoap(type, protocol, envelope.body());

            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            Element body = SoapBody.content(Xml.parse(reply.body()).getDocumentElement())
                    .orElseThrow();
            assertThat(new String(JsonText.write(XmlText.read(model, body)), StandardCharsets.UTF_8))
                    .isEqualTo(answer);
        }
    }
}

package ir.gsb.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ir.gsb.message.Canonical;
import ir.gsb.message.Code;
import ir.gsb.message.Mode;
import ir.gsb.message.Payload;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Violation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidatorTest {

    @Test
    void reads_mode_fields_values_and_subject() {
        Canonical.Request retrieve = json(
                "{\"mode\":\"RETRIEVE\",\"fields\":[\"firstName\",\"lastName\"],\"nationalId\":\"0001234560\",\"birthDate\":\"1986-07-03\"}");
        assertThat(retrieve.mode()).isEqualTo(Mode.RETRIEVE);
        assertThat(retrieve.fields()).containsExactlyInAnyOrder("firstName", "lastName");
        assertThat(retrieve.values()).isEmpty();
        assertThat(retrieve.subject()).contains("0001234560");
        Canonical.Request verify =
                json("{\"values\":{\"firstName\":\"علی\"},\"birthDate\":\"1986-07-03\",\"nationalId\":\"0001234560\"}");
        assertThat(verify.mode()).isEqualTo(Mode.VERIFY);
        assertThat(verify.values()).containsExactly("firstName");
        assertThat(verify.fields()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"mode\":\"RETRIEVE\",\"nationalId\":\"0001234560\",\"birthDate\":\"1986-07-03\"} | /fields",
                "{\"fields\":[\"firstName\"],\"nationalId\":\"0001234560\",\"birthDate\":\"1986-07-03\"} | /fields",
                "{\"mode\":\"RETRIEVE\",\"fields\":[\"salary\"],\"nationalId\":\"0001234560\",\"birthDate\":\"1986-07-03\"}"
                    + " | /fields/0",
                "{\"nationalId\":\"0001234561\",\"birthDate\":\"1986-07-03\"} | /nationalId",
                "{\"nationalId\":1234560,\"birthDate\":\"1986-07-03\"} | /nationalId",
                "{\"nationalId\":\"0001234560\"} | /birthDate",
                "{\"nationalId\":\"0001234560\",\"birthDate\":null} | /birthDate",
                "{\"nationalId\":\"0001234560\",\"birthDate\":\"1986-07-03\",\"name\":\"x\"} | /name",
                "{\"nationalId\":\"0001234560\",\"birthDate\":\"1986-07-03\",\"values\":{\"firstName\":\"a\\u0000\"}}"
                        + " | /values/firstName",
            })
    void points_to_what_does_not_fit(String json, String pointer) {
        var refused = catchThrowableOfType(RefusedException.class, () -> json(json));
        assertThat(refused.refusal().code()).isEqualTo(Code.SCHEMA_VIOLATION);
        assertThat(refused.refusal().violations())
                .extracting(Violation::pointer)
                .containsExactly(pointer);
    }

    @Test
    void points_to_all_that_does_not_fit() {
        var refused = catchThrowableOfType(
                RefusedException.class,
                () -> json(
                        "{\"mode\":\"LOOK\",\"nationalId\":true,\"values\":{\"gender\":\"X\",\"deceased\":\"true\"},\"a\":1,\"b\":2}"));
        assertThat(refused.refusal().violations())
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/mode", "/nationalId", "/birthDate", "/values/gender", "/values/deceased", "/a", "/b");
        assertThat(refused.refusal().violations())
                .extracting(Violation::message)
                .noneMatch(message -> message.contains("LOOK"));
    }

    @Test
    void names_twenty_places_at_most() {
        var json = new StringBuilder("{");
        for (int i = 0; i < 100; i++) {
            json.append("\"x").append(i).append("\":1,");
        }
        json.setCharAt(json.length() - 1, '}');
        var refused = catchThrowableOfType(RefusedException.class, () -> json(json.toString()));
        assertThat(refused.refusal().violations()).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<nationalId xsi:nil=\"true\"/><birthDate>1986-07-03</birthDate> | /nationalId",
                "<nationalId xsi:type=\"xs:string\">0001234560</nationalId><birthDate>1986-07-03</birthDate> |"
                        + " /nationalId",
                "<nationalId>0001234560</nationalId>x<birthDate>1986-07-03</birthDate> | ''",
                "<birthDate>1986-07-03</birthDate><nationalId>0001234560</nationalId> | /nationalId",
                "<nationalId>0001234560</nationalId><nationalId>0001234560</nationalId><birthDate>1986-07-03</birthDate>"
                    + " | /nationalId",
                "<nationalId>0001234560</nationalId><birthDate><y>1986-07-03</y></birthDate> | /birthDate",
                "<nationalId xmlns=\"\">0001234560</nationalId><birthDate>1986-07-03</birthDate> | /nationalId",
                "<nationalId>0001234560</nationalId><birthDate>1986-07-03+03:30</birthDate> | /birthDate",
            })
    void points_to_what_only_xml_can_get_wrong(String content, String pointer) {
        String xml = "<PersonIdentityRequest xmlns=\"urn:gsb:person-identity:v1\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">" + content + "</PersonIdentityRequest>";
        var refused = catchThrowableOfType(RefusedException.class, () -> xml(xml));
        assertThat(refused.refusal().violations())
                .extracting(Violation::pointer)
                .containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<PersonIdentityRequest xmlns=\"urn:gsb:person-identity:v2\"/>",
                "<PersonIdentityResponse"
                        + " xmlns=\"urn:gsb:person-identity:v1\"><status>FOUND</status></PersonIdentityResponse>",
                "<PersonIdentityRequest xmlns=\"urn:gsb:person-identity:v1\""
                    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                    + " xsi:schemaLocation=\"urn:gsb:person-identity:v1"
                    + " http://127.0.0.1/x\"><nationalId>0001234560</nationalId><birthDate>1986-07-03</birthDate></PersonIdentityRequest>"
            })
    void refuses_another_root_and_a_schema_location(String xml) {
        var refused = catchThrowableOfType(RefusedException.class, () -> xml(xml));
        assertThat(refused.refusal().code()).isEqualTo(Code.SCHEMA_VIOLATION);
    }

    private static Canonical.Request json(String json) {
        return Validator.request(Samples.PERSON, new Payload.Json(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Canonical.Request xml(String xml) {
        var root = Xml.parse(xml.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
        return Validator.request(Samples.PERSON, new Payload.Xml(root));
    }
}

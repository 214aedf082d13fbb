package ir.gsb.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ir.gsb.message.Answer;
import ir.gsb.message.Answer.Status;
import ir.gsb.message.Canonical;
import ir.gsb.message.Code;
import ir.gsb.message.Payload;
import ir.gsb.message.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerCheckTest {

    private static final AnswerCheck CHECK = new AnswerCheck();
    private static final String FOUND = """
        {"status":"FOUND","firstName":"علی","lastName":"کریمی نیا","gender":"MALE","certificateSerial":"012345",
         "deceased":%s}
        """;

    @Test
    void lets_out_only_what_was_asked_for_and_is_granted() {
        var request = request("\"mode\":\"RETRIEVE\",\"fields\":[\"firstName\",\"gender\"],");
        Answer answer = CHECK.answer(
                Samples.SCHEMAS, request, Set.of("gender", "lastName"), Samples.json(FOUND.formatted(false)));
        assertThat(answer.status()).isEqualTo(Status.FOUND);
        assertThat(answer.content()).isEqualTo(Samples.json("{\"status\":\"FOUND\",\"gender\":\"MALE\"}"));
    }

    @Test
    void has_an_array_that_was_asked_for_even_if_it_is_empty() {
        var request = address("\"mode\":\"RETRIEVE\",\"fields\":[\"streets\",\"city\"],");
        Answer answer = CHECK.answer(
                Samples.SCHEMAS, request, Set.of("streets", "city"), Samples.json("{\"status\":\"FOUND\"}"));
        assertThat(answer.content()).isEqualTo(Samples.json("{\"status\":\"FOUND\",\"streets\":[]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT_FOUND", "MULTIPLE"})
    void says_nothing_else_where_nothing_single_was_found(String status) {
        var request = request("\"mode\":\"RETRIEVE\",\"fields\":[\"firstName\"],");
        Answer answer = CHECK.answer(
                Samples.SCHEMAS,
                request,
                Set.of("firstName"),
                Samples.json("{\"status\":\"" + status + "\",\"firstName\":\"علی\"}"));
        assertThat(answer.content()).isEqualTo(Samples.json("{\"status\":\"" + status + "\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"firstName\":\"علی\"} | MATCH",
                "{\"firstName\":\"علي\",\"lastName\":\"كريمي‌نيا\"} | MATCH",
                "{\"lastName\":\"کریمی‌نیا\"} | MATCH",
                "{\"lastName\":\"كريمينيا\"} | MATCH",
                "{\"firstName\":\"حسن\"} | NO_MATCH",
                "{\"firstName\":\"علی\",\"lastName\":\"رضایی\"} | NO_MATCH",
                "{\"fatherName\":\"یحیی\"} | NO_MATCH",
                "{\"gender\":\"MALE\",\"certificateSerial\":\"012345\",\"deceased\":false} | MATCH",
                "{\"deceased\":true} | NO_MATCH",
                "{} | MATCH",
            })
    void compares_values_and_gives_nothing_away(String values, Status expected) {
        var request = request("\"values\":" + values + ",");
        Answer answer = CHECK.answer(Samples.SCHEMAS, request, Set.of(), Samples.json(FOUND.formatted(false)));
        assertThat(answer.status()).isEqualTo(expected);
        assertThat(answer.content()).isEqualTo(Samples.json("{\"status\":\"" + expected + "\"}"));
    }

    @ParameterizedTest
    @CsvSource({"علی,SUBJECT_DECEASED", "حسن,NO_MATCH"})
    void tells_that_a_subject_has_died_only_if_all_matches(String firstName, Status expected) {
        var request = request("\"values\":{\"firstName\":\"" + firstName + "\"},");
        assertThat(CHECK.answer(Samples.SCHEMAS, request, Set.of(), Samples.json(FOUND.formatted(true)))
                        .status())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"NOT_FOUND,NO_MATCH", "MULTIPLE,MULTIPLE", "NO_MATCH,NO_MATCH", "MATCH,MATCH"})
    void takes_over_what_a_provider_says_of_values(String given, Status expected) {
        var request = request("\"values\":{\"firstName\":\"علی\"},");
        assertThat(CHECK.answer(Samples.SCHEMAS, request, Set.of(), Samples.json("{\"status\":\"" + given + "\"}"))
                        .status())
                .isEqualTo(expected);
    }

    @Test
    void compares_arrays_and_decimals_by_what_they_mean() {
        var given = Samples.json(
                "{\"status\":\"FOUND\",\"city\":\"تهران\",\"streets\":[\"خیابان آزادی\"],\"latitude\":\"35.70\"}");
        var same = address("\"values\":{\"streets\":[\"خیابان‌ازادي\"],\"latitude\":\"35.7\"},");
        assertThat(CHECK.answer(Samples.SCHEMAS, same, Set.of(), given).status())
                .isEqualTo(Status.MATCH);
        var withoutArray = address("\"values\":{\"city\":\"تهران\"},");
        assertThat(CHECK.answer(Samples.SCHEMAS, withoutArray, Set.of(), given).status())
                .isEqualTo(Status.MATCH);
        var longer = address("\"values\":{\"streets\":[\"خیابان آزادی\",\"کوچه\"]},");
        assertThat(CHECK.answer(Samples.SCHEMAS, longer, Set.of(), given).status())
                .isEqualTo(Status.NO_MATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"firstName\":\"علی\"}",
                "{\"status\":\"OK\"}",
                "{\"status\":\"MATCH\"}",
                "{\"status\":\"FOUND\",\"nationalId\":\"0001234560\"}",
                "{\"status\":\"FOUND\",\"gender\":\"مرد\"}",
                "{\"status\":\"FOUND\",\"deathDate\":\"0\"}"
            })
    void refuses_an_answer_that_does_not_fit_and_gives_no_value_away(String given) {
        var request = request("\"mode\":\"RETRIEVE\",\"fields\":[\"firstName\"],");
        var refused = catchThrowableOfType(
                RefusedException.class,
                () -> CHECK.answer(Samples.SCHEMAS, request, Set.of("firstName"), Samples.json(given)));
        assertThat(refused.refusal().code()).isEqualTo(Code.PROVIDER_ANSWER_INVALID);
        assertThat(refused.refusal().violations()).isEmpty();
        assertThat(refused.refusal().detail()).doesNotContain("علی", "مرد", "0001234560");
        assertThat(refused.kept()).isNotEmpty().doesNotContain("علی", "مرد", "0001234560");
    }

    private static Canonical.Request request(String rest) {
        return request(Samples.PERSON, "{" + rest + "\"nationalId\":\"0001234560\",\"birthDate\":\"1986-07-03\"}");
    }

    private static Canonical.Request address(String rest) {
        return request(Samples.ADDRESS, "{" + rest + "\"postalCode\":\"1193653471\"}");
    }

    private static Canonical.Request request(Model model, String json) {
        return Validator.request(model, new Payload.Json(json.getBytes(StandardCharsets.UTF_8)));
    }
}

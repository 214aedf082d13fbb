package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gsb.catalogue.Acted;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Person;
import ir.gsb.catalogue.Role;
import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.SheetDesk;
import ir.gsb.catalogue.SheetFiles;
import ir.gsb.catalogue.SheetStep;
import ir.gsb.catalogue.Wish;
import ir.gsb.catalogue.Word;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An agency's system writes and signs a sheet over the bus; once it is approved and published, people see it. */
class ServiceSheetIT {

    private static final InquiryType SHEET = InquiryType.parse("service-sheet/v1");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Person REVIEWER = new Person("reviewer-of-sheets", Role.REVIEWER, Optional.empty());

    private final SampleHub hub = SampleHub.get();
    private final Client tax = new Client(hub, hub.key(SampleHub.TAX));

    @BeforeEach
    void there_is_the_agency() throws SQLException {
        try (var connection = hub.store().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                INSERT INTO catalogue_agency (code, kind, name_fa, name_en, synthetic)
                VALUES ('tax', 'SUBSIDIARY', 'سازمان امور مالیاتی کشور', 'Tax Administration', true),
                       ('civil-registry', 'SUBSIDIARY', 'سازمان ثبت احوال کشور', 'Civil Registry', true)
                ON CONFLICT DO NOTHING
                """);
        }
    }

    private Told ask(Protocol protocol, ObjectNode content) throws Exception {
        return tax.ask(protocol, SHEET, content.toString(), "A-1201");
    }

    private JsonNode answer(ObjectNode content) throws Exception {
        Told told = ask(Protocol.REST, content);
        assertThat(told.status()).as(told.reply().text()).isEqualTo(200);
        return told.json();
    }

    /** The sample that integrators see, under a reference of its own. */
    private static ObjectNode sample(String name, String reference) throws Exception {
        ObjectNode content = (ObjectNode) JSON.readTree(
                Files.readString(Path.of("schemas/service-sheet/v1/samples").resolve(name)));
        return content.put("reference", reference);
    }

    private static ObjectNode state(String reference) throws Exception {
        return sample("request-retrieve-state.json", reference);
    }

    private ServiceFile file(String reference) {
        return hub.part(SheetFiles.class).file("tax", reference).orElseThrow();
    }

    private ServiceFile step(ServiceFile file, Word word, Map<String, String> remarks) {
        Acted acted = hub.part(SheetDesk.class).act(REVIEWER, file.id(), new Wish(word, file.edit(), "", remarks));
        assertThat(acted).isInstanceOf(Acted.Done.class);
        return ((Acted.Done) acted).now();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void takes_a_sheet_that_people_see_once_it_is_approved(Protocol protocol) throws Exception {
        String reference = "IT-" + protocol;

        Told told = ask(protocol, sample("request-retrieve.json", reference));

        assertThat(told.status()).as(told.reply().text()).isEqualTo(200);
        assertThat(told.reply().text()).contains("AGENCY_SIGNED");
        ServiceFile approved = step(step(file(reference), Word.TAKE_UP, Map.of()), Word.APPROVE, Map.of());
        String code = approved.code().orElseThrow();
        step(approved, Word.PUBLISH, Map.of());

        var catalogue = hub.part(Catalogue.class);
        await().until(() -> catalogue.current().service(code).isPresent());
        assertThat(catalogue.service(code).orElseThrow().sheet().title().fa()).isEqualTo("صدور گواهی پرداخت مالیات");
        assertThat(answer(state(reference)).get("code").asText()).isEqualTo(code);
        assertThat(hub.part(SheetFiles.class).steps(approved.id()))
                .extracting(SheetStep::actor)
                .containsExactly("tax/portal", "tax/portal", REVIEWER.name(), REVIEWER.name(), REVIEWER.name());
    }

    @Test
    void tells_the_reviewers_remarks_and_takes_the_mended_sheet() throws Exception {
        JsonNode signed = answer(sample("request-retrieve.json", "IT-returned"));
        assertThat(signed.get("done").asBoolean()).isTrue();
        step(
                step(file("IT-returned"), Word.TAKE_UP, Map.of()),
                Word.RETURN,
                Map.of("figures.days", "با آمار نمی‌خواند"));

        JsonNode returned = answer(state("IT-returned"));
        assertThat(returned.get("state").asText()).isEqualTo("RETURNED");
        assertThat(returned.at("/remarks/0/field").asText()).isEqualTo("figures.days");
        ObjectNode mended = sample("request-retrieve.json", "IT-returned");
        ((ObjectNode) mended.at("/sheet/figures")).put("days", 4);

        JsonNode overtaken = answer(mended.put("edit", signed.get("edit").asInt()));
        assertThat(overtaken.get("done").asBoolean()).isFalse();
        assertThat(overtaken.at("/faults/0/code").asText()).isEqualTo("overtaken");
        JsonNode taken = answer(mended.put("edit", returned.get("edit").asInt()));
        assertThat(taken.get("done").asBoolean()).isTrue();
        assertThat(taken.get("state").asText()).isEqualTo("AGENCY_SIGNED");
        assertThat(taken.get("version").asInt()).isEqualTo(2);
        JsonNode again = answer(mended);
        assertThat(again.get("done").asBoolean()).as("sent once more").isTrue();
        assertThat(again.get("edit")).isEqualTo(taken.get("edit"));
    }

    @Test
    void keeps_what_cannot_be_signed_yet_and_says_what_is_missing() throws Exception {
        ObjectNode content = sample("request-retrieve.json", "IT-partly");
        ((ObjectNode) content.get("sheet")).remove("needs");

        JsonNode partly = answer(content);

        assertThat(partly.get("done").asBoolean()).isFalse();
        assertThat(partly.get("state").asText()).isEqualTo("DRAFT");
        assertThat(partly.at("/faults/0/code").asText()).isEqualTo("incomplete");
        assertThat(partly.at("/faults/0/field").asText()).isEqualTo("needs.laws");
        assertThat(partly.at("/missing/0").asText()).isEqualTo("needs.laws");
        assertThat(partly.get("percent").asInt()).isBetween(50, 99);
    }

    @Test
    void changes_nothing_with_verify_and_compares() throws Exception {
        ObjectNode verify = sample("request-verify.json", "IT-verify");
        assertThat(answer(verify).get("status").asText()).isEqualTo("NO_MATCH");
        assertThat(hub.part(SheetFiles.class).file("tax", "IT-verify")).isEmpty();

        answer(sample("request-retrieve.json", "IT-verify"));

        assertThat(answer(verify).get("status").asText()).isEqualTo("MATCH");
        ((ObjectNode) verify.at("/sheet/title")).put("fa", "دیگر");
        assertThat(answer(verify).get("status").asText()).isEqualTo("NO_MATCH");
    }

    @Test
    void lists_the_services_of_the_asking_agency_only() throws Exception {
        answer(sample("request-retrieve.json", "IT-listed"));
        ObjectNode list = sample("request-retrieve-list.json", "x");
        list.remove("reference");

        JsonNode services = answer(list.put("after", "IT-liste")).get("services");

        assertThat(services.get(0).get("reference").asText()).isEqualTo("IT-listed");
        assertThat(answer(state("IT-nothing")).get("status").asText()).isEqualTo("NOT_FOUND");
        var municipality = new Client(hub, hub.key(SampleHub.MUNICIPALITY));
        assertThat(municipality
                        .ask(Protocol.REST, SHEET, list.toString(), "A-1201")
                        .status())
                .isEqualTo(403);
    }

    private static void assertFault(JsonNode answer, String code, String field, String words) {
        assertThat(answer.get("done").asBoolean()).isFalse();
        assertThat(answer.at("/faults/0/code").asText()).isEqualTo(code);
        assertThat(answer.at("/faults/0/field").asText()).isEqualTo(field);
        assertThat(answer.at("/faults/0/messageEn").asText()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "/sheet/needs/laws/0, date, فردا, needs.laws[1].date",
        "/sheet/needs/documents/0, inquiry, person-identty/v1, needs.documents[1].inquiry",
        "/sheet/relations/0, agency, civil-registri, relations[1].agency",
        "/sheet/access, address, tax.example/x, access.address"
    })
    void names_the_field_whose_value_cannot_be(String holder, String name, String value, String field)
            throws Exception {
        ObjectNode content = sample("request-retrieve.json", "IT-unfit");
        ((ObjectNode) content.at(holder)).put(name, value);

        assertFault(answer(content), "unfit-value", field, value);
        assertThat(hub.part(SheetFiles.class).file("tax", "IT-unfit")).isEmpty();
    }

    @Test
    void begins_nothing_for_an_edit_of_what_is_not_there() throws Exception {
        ObjectNode mistyped = sample("request-retrieve.json", "IT-mistyped").put("edit", 4);

        assertFault(answer(mistyped), "unknown-service", "reference", "no such sheet");
        assertThat(hub.part(SheetFiles.class).file("tax", "IT-mistyped")).isEmpty();
    }

    @Test
    void says_what_is_wrong_with_an_edit_a_parent_and_a_state() throws Exception {
        ObjectNode content = sample("request-retrieve.json", "IT-told");
        ((ObjectNode) content.at("/sheet")).withArray("keywords").add("گواهی").add("گواهی");
        ObjectNode draft = content.deepCopy().put("sign", false);
        int edit = answer(draft).get("edit").asInt();
        assertThat(file("IT-told").sheet().keywords()).containsOnlyOnce("گواهی");
        ((ObjectNode) draft.at("/sheet/title")).put("fa", "دیگر");

        assertFault(answer(draft), "overtaken", "", "`edit` is missing; the sheet is there and is at " + edit);
        assertFault(answer(draft.put("edit", 99)), "overtaken", "", "there is no edit 99 yet; the sheet is at " + edit);
        assertFault(answer(draft.put("edit", edit).put("parent", "IT-other")), "other-parent", "parent", "parent");
        answer(content.put("edit", edit));
        draft.remove("parent");
        assertFault(answer(draft), "wrong-state", "", "AGENCY_SIGNED; what can be is TAKE_BACK, TAKE_UP");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void gives_back_what_a_sheet_says(Protocol protocol) throws Exception {
        String reference = "IT-back-" + protocol;
        answer(sample("request-retrieve.json", reference).put("sign", false));
        ObjectNode asked = state(reference);
        asked.withArray("fields").add("sheet").add("services");

        assertThat(ask(protocol, asked).reply().text()).contains("صدور گواهی پرداخت مالیات", reference);
        JsonNode told = answer(asked);
        ObjectNode again = state(reference).put("edit", told.get("edit").asInt());
        JsonNode same = answer(again.set("sheet", told.get("sheet")));

        assertThat(told.at("/services/0/reference").asText()).isEqualTo(reference);
        assertThat(same.get("done").asBoolean()).as(same.toString()).isTrue();
        assertThat(same.get("edit")).as("nothing is changed").isEqualTo(told.get("edit"));
    }
}

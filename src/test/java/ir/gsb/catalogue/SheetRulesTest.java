package ir.gsb.catalogue;

import static ir.gsb.catalogue.SheetRoom.SIGNER;
import static ir.gsb.catalogue.SheetRoom.WRITER;
import static ir.gsb.catalogue.SheetRoom.done;
import static ir.gsb.catalogue.SheetRoom.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One rule for what a sheet says of dates, addresses, inquiries and agencies, whichever way it comes in. */
class SheetRulesTest {

    private static SheetRoom room;

    @BeforeAll
    static void open() {
        room = new SheetRoom("sheet_rules");
    }

    @AfterAll
    static void close() {
        room.close();
    }

    private static Sheet with(String before, String after) {
        String json = Sheets.write(Samples.full("خدمت"));
        assertThat(json).contains(before);
        return Sheets.read(json.replace(before, after));
    }

    private static List<SheetFault> faults(Sheet sheet) {
        return new SheetRules(() -> Set.of("person-identity/v1"), "civil-registry"::equals).faults(sheet);
    }

    @ParameterizedTest
    @CsvSource({
        "۱۳۹۴/۰۴/۳۱, 1397/13/40, needs.laws[1].date",
        "۱۳۹۴/۰۴/۳۱, فردا, needs.laws[1].date",
        "person-identity/v1, person-identty/v1, needs.documents[1].inquiry",
        "civil-registry, civil-registri, relations[1].agency",
        "https://tax.example, javascript:alert(1), access.address",
        "https://tax.example, tax.example/x, access.address",
        "https://tax.example, https://, access.address",
        "https://tax.example, https://bank.example@tax.example, access.address",
        "https://tax.example, ftp://tax.example/x, access.address"
    })
    void tells_what_is_wrong_and_where(String before, String after, String field) {
        Sheet wrong = with(before, after);

        assertThat(faults(wrong)).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.says().fa()).contains(after);
            assertThat(fault.says().en()).contains(after);
        });
        ServiceFile draft = room.drafted(SheetRoom.sheet("wrong-" + Integer.toHexString(wrong.hashCode())));
        assertThat(refused(room.desk.save(WRITER, draft.id(), draft.edit(), wrong)))
                .isEqualTo(Objection.UNFIT_VALUE);
        assertThat(refused(room.desk.draft(WRITER, new NewSheet("tax", "wrong", Optional.empty(), wrong))))
                .isEqualTo(Objection.UNFIT_VALUE);
        assertThat(room.files.file("tax", "wrong")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "needs.documents[1].title",
        "needs.laws[1].title",
        "costs[1].title",
        "relations[1].agency",
    })
    void refuses_what_is_listed_without_a_name(String field) {
        Sheet full = Samples.full("خدمت");
        String list = field.substring(0, field.indexOf('['));
        String name = field.substring(field.lastIndexOf('.') + 1);
        ObjectNode tree = Sheets.tree(full);
        ((ObjectNode) tree.at('/' + list.replace('.', '/') + "/0")).put(name, " ");
        Sheet wrong = Sheets.of(tree);

        assertThat(faults(wrong)).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.says().en()).isEqualTo("this item has no name");
        });
        ServiceFile draft = room.drafted(SheetRoom.sheet("unnamed-" + list + "-" + name));
        assertThat(refused(room.desk.save(WRITER, draft.id(), draft.edit(), wrong)))
                .isEqualTo(Objection.UNFIT_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1397-4-9", "۱۳۹۷/۰۴", "1307", ""})
    void takes_a_day_a_month_a_year_or_none(String date) {
        assertThat(faults(with("۱۳۹۴/۰۴/۳۱", date))).isEmpty();
        assertThat(with("۱۳۹۴/۰۴/۳۱", "1397-4-9").needs().laws().getFirst().date())
                .isEqualTo("۱۳۹۷/۰۴/۰۹");
    }

    @Test
    void takes_an_agency_that_is_named_in_words() {
        assertThat(faults(with("civil-registry", "سازمان ثبت اسناد"))).isEmpty();
    }

    @Test
    void begins_no_revision_for_what_cannot_be_saved() {
        ServiceFile published = room.published(room.drafted(SheetRoom.sheet("published")));
        var wrong = new NewSheet("tax", "published", Optional.empty(), with("https://tax.example", "tax.example"));

        assertThat(refused(room.desk.put(WRITER, wrong, published.edit()))).isEqualTo(Objection.UNFIT_VALUE);
        assertThat(room.files.file(published.id())).contains(published);
    }

    private static ServiceFile stored(String reference) {
        ServiceFile draft = room.drafted(SheetRoom.sheet(reference));
        String old = Sheets.write(draft.sheet())
                .replace("۱۳۹۴/۰۴/۳۱", "فردا")
                .replace("https://tax.example", "javascript:alert(1)");
        room.store
                .sql("UPDATE service_version SET sheet = ?::jsonb WHERE service = ?")
                .params(old, draft.id())
                .update();
        return room.files.file(draft.id()).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(SheetFormat.class)
    void brings_back_unchanged_what_was_taken_before_there_was_a_rule(SheetFormat format) throws IOException {
        ServiceFile old = stored("old-" + format);
        var file = new ByteArrayOutputStream();
        new SheetExport(room.source).write(format, Optional.of("tax"), file);

        ImportPlan plan = new SheetImport(room.desk).apply(WRITER, format, file.toByteArray());

        assertThat(plan.faults()).isEmpty();
        assertThat(plan.items()).extracting(ImportPlan.Item::fate).containsOnly(ImportPlan.Fate.SAME);
        assertThat(room.files.file(old.id())).contains(old);
    }

    @Test
    void lets_an_old_sheet_be_written_and_signs_it_once_it_is_mended() {
        ServiceFile old = stored("old");
        Sheet other = Sheets.read(Sheets.write(old.sheet()).replace("گواهی", "پروانه"));

        ServiceFile saved = done(room.desk.save(WRITER, old.id(), old.edit(), other));

        Acted signed = room.desk.act(SIGNER, saved.id(), Wish.to(Word.SIGN, saved.edit()));
        assertThat(refused(signed)).isEqualTo(Objection.UNFIT_VALUE);
        assertThat(((Acted.Refused) signed).fields()).containsExactly("needs.laws[1].date", "access.address");
        ServiceFile mended = done(room.desk.save(WRITER, saved.id(), saved.edit(), Samples.full("old")));
        assertThat(room.step(SIGNER, mended, Word.SIGN).state()).isEqualTo(State.AGENCY_SIGNED);
    }

    @Test
    void shows_nobody_an_address_that_no_link_may_lead_to() {
        Sheet sheet = with("https://tax.example", "javascript:alert(1)").publicPart();

        assertThat(sheet.access().address()).isEmpty();
        assertThat(sheet.electronic()).isFalse();
    }

    @Test
    void names_the_column_of_a_file() {
        String csv = "agency,reference,needs.documents,access.address\ntax,filed,کارت | خیر | no-such/v1,tax.example\n";

        ImportPlan plan =
                new SheetImport(room.desk).dryRun(WRITER, SheetFormat.CSV, csv.getBytes(StandardCharsets.UTF_8));

        assertThat(plan.faults()).extracting(ImportFault::column).containsExactly("needs.documents", "access.address");
        assertThat(plan.faults().getFirst().says().en()).contains("degree/v1, person-identity/v1");
    }

    @Test
    void counts_no_paper_as_spared_by_an_inquiry_that_nobody_answers() {
        Sheet sheet = Samples.full("خدمت");

        assertThat(sheet.withInquiries(Set.of("person-identity/v1"))).isEqualTo(sheet);
        assertThat(sheet.withInquiries(Set.of()).needs().documents().getFirst().inquiry())
                .isEmpty();
    }
}

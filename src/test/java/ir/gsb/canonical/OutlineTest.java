package ir.gsb.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.message.InquiryType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlineTest {

    private static Outline outline(String type) {
        return Documents.of(Schemas.load(Path.of("schemas"))
                        .model(InquiryType.parse(type))
                        .orElseThrow())
                .outline();
    }

    private static Outline.Field field(List<Outline.Field> fields, String path) {
        return fields.stream()
                .filter(field -> field.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tells_kind_need_and_meaning_of_each_field() {
        Outline outline = outline("person-identity/v1");

        Outline.Field id = field(outline.request(), "nationalId");
        assertThat(id.kind()).isEqualTo(Outline.Kind.NATIONAL_ID);
        assertThat(id.needed()).isTrue();
        assertThat(id.fa()).isEqualTo("کد ملی شخص");
        assertThat(id.en()).isEqualTo("The person's national ID");
        assertThat(id.patterns()).as("what the kind tells already").isEmpty();
        assertThat(field(outline.request(), "birthDate").kind()).isEqualTo(Outline.Kind.DATE);
        assertThat(field(outline.request(), "values").kind()).isEqualTo(Outline.Kind.GROUP);
        assertThat(field(outline.request(), "values/firstName").most()).isEqualTo(100);
        assertThat(field(outline.request(), "fields").many()).isTrue();
        assertThat(field(outline.response(), "deceased").kind()).isEqualTo(Outline.Kind.FLAG);
        assertThat(field(outline.response(), "certificateSerial").patterns()).containsExactly("[0-9]{6}");
        assertThat(field(outline.response(), "status").words()).startsWith("FOUND", "NOT_FOUND");
    }

    @Test
    void tells_which_fields_stand_for_one_another() {
        Outline.Field number = field(outline("insurance/v1").request(), "insuranceNo");

        assertThat(number.instead()).contains("nationalId", "insuranceNo");
        assertThat(number.needed()).isFalse();
    }
}

package ir.gsb.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.message.InquiryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Breaks the schema of a real inquiry in one place and expects to be told where and what to do. */
class XsdCompilerTest {

    private static final InquiryType TYPE = new InquiryType("person-identity", 1);
    private static final Path FILE = Path.of("person-identity.xsd");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "targetNamespace=\"urn:gsb:person-identity:v1\" | targetNamespace=\"urn:other\" | as the folder says",
                "elementFormDefault=\"qualified\" | elementFormDefault=\"unqualified\" | must be qualified",
                "name=\"PersonIdentityRequest\" | name=\"PersonRequest\" | no global element PersonIdentityRequest",
                "type=\"t:NationalId\" | type=\"t:Nobody\" | there is no type Nobody",
                "type=\"xs:boolean\" | type=\"xs:double\" | xs:double is not part of the subset",
                "type=\"xs:boolean\" | type=\"xs:long\" | within ±9007199254740991",
                "type=\"xs:boolean\" | type=\"xs:date\" | make a simpleType of xs:date",
                "<xs:pattern value=\"[0-9]{6}\"/> | <xs:pattern value=\"\\d{6}\"/> | [0-9] for a digit",
                "<xs:pattern value=\"[0-9]{6}\"/> | <xs:pattern value=\"^[0-9]{6}$\"/> | leave out ^ and $",
                "<xs:pattern value=\"[0-9]{6}\"/> | <xs:totalDigits value=\"6\"/> | not part of the subset here",
                "<xs:pattern value=\"[0-9]{4}-[0-9]{2}-[0-9]{2}\"/> | <!-- --> | add <xs:pattern",
                "<gsb:subject>nationalId | <gsb:subject>nobody | gsb:subject names nobody",
                "<gsb:format>national-id | <gsb:format>passport | no format passport",
                "<xs:enumeration value=\"NOT_FOUND\"/> | <!-- --> | the element status must be an enumeration",
                "<xs:enumeration value=\"firstName\"/> | <!-- --> | the element fields must be an enumeration",
                "<xs:sequence> | <xs:all> | not well-formed",
            })
    void names_line_and_remedy(String right, String wrong, String told) {
        assertThatThrownBy(() -> compile(right, wrong))
                .isInstanceOf(SchemaException.class)
                .hasMessageMatching("(?s)person-identity\\.xsd:[1-9][0-9]*: .*")
                .hasMessageContaining(told);
    }

    @Test
    void names_the_very_line() {
        String xsd = source();
        String[] lines = xsd.substring(0, xsd.indexOf("type=\"xs:boolean\"")).split("\n");
        assertThatThrownBy(() -> compile("type=\"xs:boolean\"", "type=\"xs:anyURI\""))
                .hasMessageStartingWith("person-identity.xsd:" + lines.length + ": ");
    }

    @Test
    void refuses_attributes_wildcards_and_optional_roots() {
        assertThatThrownBy(() ->
                        compile("</xs:sequence>\n  </xs:complexType>", "<xs:any/></xs:sequence>\n  </xs:complexType>"))
                .hasMessageContaining("xs:any is not part of the subset");
        assertThatThrownBy(() -> compile(
                        "</xs:sequence>\n  </xs:complexType>",
                        "</xs:sequence><xs:attribute name=\"a\"/>\n  </xs:complexType>"))
                .hasMessageContaining("one xs:sequence");
        assertThatThrownBy(() -> compile(
                        "name=\"deceased\" type=\"xs:boolean\" minOccurs=\"0\"",
                        "name=\"deceased\" type=\"xs:boolean\" nillable=\"true\""))
                .hasMessageContaining("nillable");
    }

    @Test
    void tells_what_a_model_is_about() {
        assertThat(Samples.PERSON.subject()).contains("nationalId");
        assertThat(Samples.PERSON.answerFields())
                .contains("firstName", "deathDate")
                .doesNotContain("status");
        assertThat(Samples.ADDRESS.subject()).contains("postalCode");
    }

    private static Model compile(String right, String wrong) {
        String xsd = source();
        assertThat(xsd).contains(right);
        return XsdCompiler.compile(TYPE, FILE, xsd.replace(right, wrong).getBytes(StandardCharsets.UTF_8));
    }

    private static String source() {
        return new String(Samples.PERSON.xsd(), StandardCharsets.UTF_8);
    }
}

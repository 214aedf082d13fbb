package ir.gsb.canonical;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.message.Code;
import ir.gsb.message.RefusedException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class XmlTest {

    @Test
    void reads_back_what_it_writes() {
        String xml = """
            <a:r n="&quot;&lt;&#xA;&#x9;&amp;" xmlns="urn:b" xmlns:a="urn:a"><c a:x="1">سلام 🌍 &amp; &lt;&gt;&#xD;
             </c><d xmlns=""/></a:r>\
            """;

        assertThat(new String(Xml.write(Xml.parse(xml.getBytes(UTF_8))), UTF_8)).isEqualTo(xml);
    }

    @Test
    void declares_namespaces_that_are_used_but_not_declared() {
        var document = Xml.document();
        Element root = document.createElementNS("urn:a", "a:r");
        document.appendChild(root);
        root.appendChild(document.createElementNS("urn:b", "c")).appendChild(document.createElementNS(null, "d"));
        root.setAttributeNS("urn:x", "x:k", "v");

        assertThat(new String(Xml.write(document), UTF_8))
                .isEqualTo("<a:r x:k=\"v\" xmlns:x=\"urn:x\" xmlns:a=\"urn:a\"><c xmlns=\"urn:b\"><d"
                        + " xmlns=\"\"/></c></a:r>");
    }

    @Test
    void writes_a_part_with_the_namespaces_it_needs() {
        Element root = Xml.parse("<a:r xmlns:a='urn:a'><a:c>1</a:c></a:r>".getBytes(UTF_8))
                .getDocumentElement();

        assertThat(new String(Xml.write(root.getFirstChild()), UTF_8)).isEqualTo("<a:c xmlns:a=\"urn:a\">1</a:c>");
    }

    @Test
    void reads_a_long_text_and_cdata_as_one() {
        String text = "x".repeat(900_000);

        var document = Xml.parse(("<r>a<![CDATA[<b>]]>" + text + "</r>").getBytes(UTF_8));

        assertThat(document.getDocumentElement().getChildNodes().getLength()).isOne();
        assertThat(document.getDocumentElement().getTextContent()).isEqualTo("a<b>" + text);
    }

    @Test
    void refuses_a_document_type() {
        refuses("<!DOCTYPE r><r/>", "DOCTYPE");
    }

    @Test
    void refuses_an_external_entity() {
        refuses("<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><r>&e;</r>", "DOCTYPE");
    }

    @Test
    void refuses_a_billion_laughs() {
        refuses("<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><r>&b;</r>", "DOCTYPE");
    }

    @Test
    void refuses_an_undeclared_entity() {
        refuses("<r>&e;</r>", "well-formed");
    }

    @Test
    void refuses_a_comment() {
        refuses("<r>a<!-- c -->b</r>", "comment");
    }

    @Test
    void refuses_a_processing_instruction() {
        refuses("<?xml-stylesheet href='http://localhost/x'?><r/>", "processing instruction");
    }

    @Test
    void refuses_deep_nesting() {
        String deep = "<r>".repeat(65) + "</r>".repeat(65);

        refuses(deep, "deeper");
        Xml.parse(("<r>".repeat(64) + "</r>".repeat(64)).getBytes(UTF_8));
    }

    @Test
    void refuses_many_elements() {
        refuses("<r>" + "<a/>".repeat(20_000) + "</r>", "20000 elements");
    }

    @Test
    void refuses_many_attributes() {
        var many = new StringBuilder("<r");
        for (int i = 0; i < 33; i++) {
            many.append(" a").append(i).append("=''");
        }
        refuses(many + "/>", "attributes");
    }

    @Test
    void refuses_many_namespaces() {
        var many = new StringBuilder("<r");
        for (int i = 0; i < 33; i++) {
            many.append(" xmlns:a").append(i).append("='urn:a'");
        }
        refuses(many + "/>", "attributes");
    }

    @Test
    void refuses_a_long_name() {
        refuses("<" + "r".repeat(300) + "/>", "longer names");
    }

    @Test
    void refuses_a_long_attribute() {
        refuses("<r a='" + "x".repeat(16_385) + "'/>", "16384");
    }

    @Test
    void refuses_other_encodings() {
        refuses("<r/>".getBytes(UTF_16), "");
        refuses("<r/>".getBytes(UTF_16BE), "");
        refuses("<?xml version='1.0' encoding='UTF-16'?><r/>".getBytes(UTF_16), "UTF-8");
        refuses("<?xml version='1.0' encoding='ISO-8859-1'?><r>ä</r>".getBytes(ISO_8859_1), "UTF-8");
        refuses("<?xml version='1.0' encoding='US-ASCII'?><r>a</r>".getBytes(ISO_8859_1), "UTF-8");
        refuses("<r>ä</r>".getBytes(ISO_8859_1), "UTF-8");
    }

    @Test
    void reads_utf_8_with_a_byte_order_mark() {
        assertThat(Xml.parse("\uFEFF<?xml version='1.0' encoding='utf-8'?><r/>".getBytes(UTF_8)))
                .isNotNull();
    }

    @Test
    void refuses_xml_1_1() {
        refuses("<?xml version='1.1'?><r/>", "version 1.0");
    }

    @Test
    void refuses_what_is_not_xml_and_goes_on() {
        refuses("", "well-formed");
        refuses("{}", "well-formed");
        refuses("<r>", "well-formed");
        refuses("<r/><r/>", "well-formed");
        refuses("<a:r/>", "well-formed");
        refuses("<r a='1' a='2'/>", "well-formed");
        assertThat(Xml.parse("<r/>".getBytes(UTF_8)).getDocumentElement().getTagName())
                .isEqualTo("r");
    }

    private static void refuses(String xml, String because) {
        refuses(xml.getBytes(UTF_8), because);
    }

    private static void refuses(byte[] xml, String because) {
        assertThatThrownBy(() -> Xml.parse(xml))
                .asInstanceOf(InstanceOfAssertFactories.throwable(RefusedException.class))
                .satisfies(refused -> {
                    assertThat(refused.refusal().code()).isEqualTo(Code.MALFORMED_MESSAGE);
                    assertThat(refused.refusal().detail()).contains(because);
                });
    }
}
